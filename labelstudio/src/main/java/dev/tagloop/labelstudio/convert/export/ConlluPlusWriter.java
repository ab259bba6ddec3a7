package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.text.CodePointSpan;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * CoNLL-U Plus: the columns that are there stand in the first line. What lies between words is told in {@code MISC}, so that the text
 * can be put together again to the last character.
 */
final class ConlluPlusWriter implements ExportWriter {
    private final LabelledDocuments documents;
    private final TagScheme scheme;

    ConlluPlusWriter(LabelConfig config, TagScheme scheme) {
        this.documents = new LabelledDocuments(config, false);
        this.scheme = scheme;
    }

    @Override
    public void write(TaskSource tasks, OutputStream out, ExportNotes notes) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        text.append("# global.columns = ID FORM TAGLOOP:NER MISC\n");
        documents.forEach(tasks, notes, document -> {
            TaggedTokens tokens = TaggedTokens.of(document, scheme, notes);
            if (tokens.places().isEmpty()) {
                notes.note(document.name(), "left out: its text has no word");
                return;
            }
            text.append("# newdoc id = ").append(document.name()).append('\n');
            text.append("# sent_id = ").append(document.name()).append('\n');
            text.append("# text = ")
                    .append(FieldText.line(document.text().value()))
                    .append('\n');
            lines(text, document, tokens);
            text.append('\n');
        });
        text.flush();
    }

    private static void lines(Writer text, LabelledDocument document, TaggedTokens tokens) throws IOException {
        List<CodePointSpan> places = tokens.places();
        int end = document.text().codePoints();
        for (int i = 0; i < places.size(); i++) {
            CodePointSpan place = places.get(i);
            int next = i + 1 < places.size() ? places.get(i + 1).start() : end;
            String before = i == 0 ? between(document, 0, place.start()) : "";
            text.append(Integer.toString(i + 1))
                    .append('\t')
                    .append(FieldText.token(document.text().slice(place)))
                    .append('\t')
                    .append(FieldText.label(tokens.tags().get(i)))
                    .append('\t')
                    .append(misc(before, between(document, place.end(), next)))
                    .append('\n');
        }
    }

    private static String between(LabelledDocument document, int start, int end) {
        return document.text().slice(new CodePointSpan(start, end));
    }

    /** The attributes that UDPipe made usual. */
    private static String misc(String before, String after) {
        String first = before.isEmpty() ? "" : "SpacesBefore=" + escaped(before);
        String second = switch (after) {
            case " " -> "";
            case "" -> "SpaceAfter=No";
            default -> "SpacesAfter=" + escaped(after);
        };
        String misc = first.isEmpty() || second.isEmpty() ? first + second : first + "|" + second;
        return misc.isEmpty() ? "_" : misc;
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(unit -> {
            switch (unit) {
                case ' ' -> escaped.append("\\s");
                case '\t' -> escaped.append("\\t");
                case '\r' -> escaped.append("\\r");
                case '\n' -> escaped.append("\\n");
                case '|' -> escaped.append("\\p");
                case '\\' -> escaped.append("\\\\");
                default -> escaped.append((char) unit);
            }
        });
        return escaped.toString();
    }
}
