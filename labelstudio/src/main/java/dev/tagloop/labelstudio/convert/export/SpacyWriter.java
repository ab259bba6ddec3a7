package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.labelstudio.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON that {@code spacy convert} reads: an array of documents of one paragraph and one sentence each. As in spaCy, a word knows
 * whether a blank follows, and whatever else lies between words is a token of its own; so the tokens give the text again.
 */
final class SpacyWriter implements ExportWriter {
    /** Of a token of which nobody has said what it is. */
    private static final String MISSING = "-";

    private final LabelledDocuments documents;
    private final BesideSpans beside;

    SpacyWriter(LabelConfig config) {
        this.beside = new BesideSpans(config);
        this.documents = new LabelledDocuments(config, false);
    }

    @Override
    public void write(TaskSource tasks, OutputStream out, ExportNotes notes) throws IOException {
        out.write('[');
        int[] number = {0};
        documents.forEach(tasks, notes, document -> {
            if (number[0] > 0) {
                out.write(',');
            }
            out.write('\n');
            out.write(JsonBytes.of(json(document, number[0]++, notes)));
        });
        out.write('\n');
        out.write(']');
        out.write('\n');
        out.flush();
    }

    private ObjectNode json(LabelledDocument document, int number, ExportNotes notes) {
        ObjectNode json = Json.mapper().createObjectNode().put("id", number);
        ObjectNode paragraph = json.putArray("paragraphs").addObject();
        paragraph.put("raw", document.text().value());
        ObjectNode sentence = paragraph.putArray("sentences").addObject();
        new Tokens(sentence.putArray("tokens"), document).add(TaggedTokens.of(document, TagScheme.BILOU, notes));
        sentence.putArray("brackets");
        categories(document, paragraph.putArray("cats"));
        if (!RelationEnds.noneIn(document)) {
            notes.note(document.name(), "its relations are left out: this format has none");
        }
        beside.tellOthers(document, true, false, notes);
        return json;
    }

    /** Of an answered text each label that it may have, with 1 for those that it has. */
    private void categories(LabelledDocument document, ArrayNode list) {
        if (document.answered()) {
            List<String> chosen = beside.chosen(document);
            Set<String> all = new LinkedHashSet<>(beside.offered());
            all.addAll(chosen);
            all.forEach(label -> list.addObject().put("label", label).put("value", chosen.contains(label) ? 1.0 : 0.0));
        }
    }

    /** The tokens of a document, with what lies between them. */
    private record Tokens(ArrayNode list, LabelledDocument document) {
        void add(TaggedTokens tokens) {
            Text text = document.text();
            List<CodePointSpan> places = tokens.places();
            int at = 0;
            for (int i = 0; i < places.size(); i++) {
                gap(at, places.get(i).start(), inside(tokens.tags().get(i)));
                at = places.get(i).end();
                boolean blank = at < text.codePoints()
                        && text.slice(new CodePointSpan(at, at + 1)).equals(" ");
                token(text.slice(places.get(i)), blank, tokens.tags().get(i));
                at += blank ? 1 : 0;
            }
            gap(at, text.codePoints(), "O");
        }

        /** The tag of what lies in front of a token: where the token goes on with an entity, it belongs to that. */
        private static String inside(String tag) {
            return tag.startsWith("I-") || tag.startsWith("L-") ? "I-" + tag.substring(2) : "O";
        }

        private void gap(int start, int end, String tag) {
            if (start < end) {
                token(document.text().slice(new CodePointSpan(start, end)), false, tag);
            }
        }

        private void token(String orth, boolean blank, String tag) {
            list.addObject()
                    .put("id", list.size() - 1)
                    .put("orth", orth)
                    .put("space", blank ? " " : "")
                    .put("ner", document.answered() ? tag : MISSING);
        }
    }
}
