package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Words;
import dev.tagloop.labelstudio.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prodigy's JSONL for spans: text, tokens, spans in code points, and what else the task shows as {@code meta}. */
final class ProdigyWriter implements ExportWriter {
    private final LabelledDocuments documents;

    ProdigyWriter(LabelConfig config) {
        this.documents = new LabelledDocuments(config, true);
    }

    @Override
    public void write(TaskSource tasks, OutputStream out, ExportNotes notes) throws IOException {
        documents.forEach(tasks, notes, document -> {
            ObjectNode json = Json.mapper().createObjectNode();
            json.put("text", document.text().value());
            List<CodePointSpan> words = Words.of(document.text());
            tokens(document, words, json.putArray("tokens"));
            spans(document, words, json.putArray("spans"), notes);
            ObjectNode meta = document.task().data().toNode();
            meta.remove(documents.dataKey());
            if (!meta.isEmpty()) {
                json.set("meta", meta);
            }
            if (document.answered()) {
                json.put("answer", "accept");
            }
            if (!RelationEnds.noneIn(document)) {
                notes.note(document.name(), "its relations are left out: these lines hold spans only");
            }
            out.write(JsonBytes.of(json));
            out.write('\n');
        });
        out.flush();
    }

    private static void tokens(LabelledDocument document, List<CodePointSpan> words, ArrayNode list) {
        for (int i = 0; i < words.size(); i++) {
            CodePointSpan word = words.get(i);
            int end = word.end();
            list.addObject()
                    .put("text", document.text().slice(word))
                    .put("start", word.start())
                    .put("end", end)
                    .put("id", i)
                    .put(
                            "ws",
                            end < document.text().codePoints()
                                    && document.text()
                                            .slice(new CodePointSpan(end, end + 1))
                                            .equals(" "));
        }
    }

    private static void spans(LabelledDocument document, List<CodePointSpan> words, ArrayNode list, ExportNotes notes) {
        Map<Integer, Integer> starts = new HashMap<>();
        Map<Integer, Integer> ends = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            starts.put(words.get(i).start(), i);
            ends.put(words.get(i).end(), i);
        }
        for (int i = 0; i < document.regions().size(); i++) {
            LabeledSpan span = document.labelled().spans().get(i);
            Integer first = starts.get(span.span().start());
            Integer last = ends.get(span.span().end());
            boolean onWords = first != null && last != null && first <= last;
            if (!onWords) {
                notes.note(
                        document.name(),
                        span + " does not fall on words; it is written without the numbers of its tokens");
            }
            for (String label : document.regions().get(i).labels()) {
                ObjectNode json = list.addObject()
                        .put("start", span.span().start())
                        .put("end", span.span().end());
                if (onWords) {
                    json.put("token_start", first).put("token_end", last);
                }
                json.put("label", label);
                notes.exact(1);
            }
        }
    }
}
