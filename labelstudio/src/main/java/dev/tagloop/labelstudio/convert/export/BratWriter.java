package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.labelstudio.convert.SpanTarget;
import dev.tagloop.labelstudio.model.LabelsRegion;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * brat's standoff format: an archive with a text and its annotations for each document, and the {@code annotation.conf} that lists all
 * labels. Offsets count code points; a span that goes on behind a line end is written in a piece a line, as brat does.
 */
final class BratWriter implements ExportWriter {
    /** Archives of the same tasks are the same. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final LabelledDocuments documents;
    private final Set<String> labels = new TreeSet<>();

    BratWriter(LabelConfig config) {
        this.documents = new LabelledDocuments(config, true);
        SpanTarget.of(config).labels().forEach(label -> labels.add(BratName.of(label)));
    }

    @Override
    public void write(TaskSource tasks, OutputStream out, ExportNotes notes) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        Set<String> entities = new TreeSet<>(labels);
        Set<String> relations = new TreeSet<>();
        documents.forEach(tasks, notes, document -> {
            entry(zip, document.name() + ".txt", document.text().value());
            entry(zip, document.name() + ".ann", standoff(document, entities, relations, notes));
        });
        entry(zip, "annotation.conf", conf(entities, relations));
        zip.finish();
        out.flush();
    }

    private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String standoff(
            LabelledDocument document, Set<String> entities, Set<String> relations, ExportNotes notes) {
        StringBuilder lines = new StringBuilder();
        StringBuilder remarks = new StringBuilder();
        int[] firstOf = new int[document.regions().size()];
        int next = 1;
        int remark = 1;
        for (int i = 0; i < firstOf.length; i++) {
            LabelsRegion region = document.regions().get(i);
            firstOf[i] = next;
            for (String note : region.notes()) {
                remarks.append('#')
                        .append(remark++)
                        .append("\tAnnotatorNotes T")
                        .append(next);
                remarks.append('\t').append(FieldText.line(note)).append('\n');
            }
            List<CodePointSpan> pieces =
                    pieces(document, document.labelled().spans().get(i).span());
            if (pieces.isEmpty()) {
                notes.note(
                        document.name(), document.labelled().spans().get(i) + " is left out: it holds line ends only");
            }
            for (String label : region.labels()) {
                String name = BratName.of(label);
                if (!name.equals(label)) {
                    notes.note(document.name(), "the label " + label + " is written as " + name);
                }
                entities.add(name);
                if (!pieces.isEmpty()) {
                    lines.append('T').append(next++).append('\t').append(name).append(' ');
                    place(lines, document, pieces);
                    notes.exact(1);
                }
            }
            firstOf[i] = pieces.isEmpty() ? 0 : firstOf[i];
        }
        int number = 1;
        for (RelationEnds relation : RelationEnds.of(document, notes)) {
            int from = firstOf[relation.from()];
            int to = firstOf[relation.to()];
            if (from > 0 && to > 0) {
                String name = BratName.of(relation.label());
                relations.add(name);
                lines.append('R').append(number++).append('\t').append(name);
                lines.append(" Arg1:T")
                        .append(from)
                        .append(" Arg2:T")
                        .append(to)
                        .append('\n');
            }
        }
        return lines.append(remarks).toString();
    }

    private static void place(StringBuilder lines, LabelledDocument document, List<CodePointSpan> pieces) {
        List<String> places = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (CodePointSpan piece : pieces) {
            places.add(piece.start() + " " + piece.end());
            texts.add(document.text().slice(piece));
        }
        lines.append(String.join(";", places))
                .append('\t')
                .append(String.join(" ", texts))
                .append('\n');
    }

    /** The parts of a span between the line ends in it. */
    private static List<CodePointSpan> pieces(LabelledDocument document, CodePointSpan span) {
        String text = document.text().slice(span);
        List<CodePointSpan> pieces = new ArrayList<>();
        int at = span.start();
        int start = -1;
        for (int unit = 0; unit < text.length(); at++) {
            int point = text.codePointAt(unit);
            boolean end = point == '\n' || point == '\r';
            if (end && start >= 0) {
                pieces.add(new CodePointSpan(start, at));
                start = -1;
            } else if (!end && start < 0) {
                start = at;
            }
            unit += Character.charCount(point);
        }
        if (start >= 0) {
            pieces.add(new CodePointSpan(start, at));
        }
        return pieces;
    }

    private static String conf(Set<String> entities, Set<String> relations) {
        StringBuilder conf = new StringBuilder("[entities]\n");
        entities.forEach(name -> conf.append(name).append('\n'));
        conf.append("\n[relations]\n");
        relations.forEach(name -> conf.append(name).append("\tArg1:<ENTITY>, Arg2:<ENTITY>\n"));
        return conf.append("\n[events]\n\n[attributes]\n").toString();
    }
}
