package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Words;
import dev.tagloop.labelstudio.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Prodigy's JSONL: text, tokens, spans in code points, relations between them, choices, and what else the task shows as {@code meta}.
 */
final class ProdigyWriter implements ExportWriter {
    private static final String LAST = "token_end";

    private final LabelledDocuments documents;
    private final BesideSpans beside;

    ProdigyWriter(LabelConfig config) {
        this.beside = new BesideSpans(config);
        this.documents = new LabelledDocuments(config, true);
    }

    @Override
    public void write(TaskSource tasks, OutputStream out, ExportNotes notes) throws IOException {
        documents.forEach(tasks, notes, document -> {
            ObjectNode json = Json.mapper().createObjectNode();
            json.put("text", document.text().value());
            List<CodePointSpan> words = Words.of(document.text());
            tokens(document, words, json.putArray("tokens"));
            List<ObjectNode> firsts = spans(document, words, json.putArray("spans"), notes);
            relations(document, firsts, json, notes);
            choices(document, json);
            ObjectNode meta = document.task().data().toNode();
            meta.remove(documents.dataKey());
            if (!meta.isEmpty()) {
                json.set("meta", meta);
            }
            if (document.answered()) {
                json.put("answer", "accept");
            }
            beside.tellOthers(document, true, false, notes);
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

    /** @return what was written first of each span */
    private static List<ObjectNode> spans(
            LabelledDocument document, List<CodePointSpan> words, ArrayNode list, ExportNotes notes) {
        List<ObjectNode> firsts = new ArrayList<>();
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
            int before = list.size();
            for (String label : document.regions().get(i).labels()) {
                ObjectNode json = list.addObject()
                        .put("start", span.span().start())
                        .put("end", span.span().end());
                if (onWords) {
                    json.put("token_start", first).put(LAST, last);
                }
                json.put("label", label);
                notes.exact(1);
            }
            firsts.add(list.size() > before ? (ObjectNode) list.get(before) : null);
        }
        return firsts;
    }

    /** As Prodigy writes them: head and child are the last tokens of their spans. */
    private static void relations(
            LabelledDocument document, List<ObjectNode> spans, ObjectNode json, ExportNotes notes) {
        if (RelationEnds.noneIn(document)) {
            return;
        }
        ArrayNode list = json.putArray("relations");
        for (RelationEnds relation : RelationEnds.of(document, notes)) {
            ObjectNode head = spans.get(relation.from());
            ObjectNode child = spans.get(relation.to());
            if (head != null && child != null) {
                ObjectNode entry = list.addObject();
                if (head.has(LAST) && child.has(LAST)) {
                    entry.set("head", head.get(LAST));
                    entry.set("child", child.get(LAST));
                }
                entry.set("head_span", head.deepCopy());
                entry.set("child_span", child.deepCopy());
                entry.put("label", relation.label());
            }
        }
    }

    private void choices(LabelledDocument document, ObjectNode json) {
        List<String> chosen = beside.chosen(document);
        Set<String> offered = new LinkedHashSet<>(beside.offered());
        offered.addAll(chosen);
        if (!offered.isEmpty()) {
            ArrayNode options = json.putArray("options");
            offered.forEach(label -> options.addObject().put("id", label).put("text", label));
            ArrayNode accepted = json.putArray("accept");
            chosen.forEach(accepted::add);
        }
    }
}
