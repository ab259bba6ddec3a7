package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.convert.SpanTarget;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * brat's standoff format: an archive with a text and its annotations for each document, and the {@code annotation.conf} that lists all
 * labels. Offsets count code points; a span that goes on behind a line end is written in a piece a line, as brat does, and one in several pieces as one.
 */
final class BratWriter implements ExportWriter {
    /** Archives of the same tasks are the same. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final LabelledDocuments documents;
    private final BesideSpans beside;
    private final Set<String> labels = new TreeSet<>();

    BratWriter(LabelConfig config) {
        this.documents = new LabelledDocuments(config, true);
        this.beside = new BesideSpans(config);
        SpanTarget.of(config).labels().forEach(label -> labels.add(BratName.of(label)));
    }

    @Override
    public void write(TaskSource tasks, OutputStream out, ExportNotes notes) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        Set<String> entities = new TreeSet<>(labels);
        Set<String> relations = new TreeSet<>();
        SortedMap<String, Set<String>> attributes = new TreeMap<>();
        documents.forEach(tasks, notes, document -> {
            entry(zip, document.name() + ".txt", document.text().value());
            entry(
                    zip,
                    document.name() + ".ann",
                    new BratDocument(document, beside.attributes(document), notes)
                            .standoff(entities, relations, attributes));
            beside.tellOthers(document, false, true, notes);
        });
        entry(zip, "annotation.conf", conf(entities, relations, attributes));
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

    private static String conf(Set<String> entities, Set<String> relations, Map<String, Set<String>> attributes) {
        StringBuilder conf = new StringBuilder("[entities]\n");
        entities.forEach(name -> conf.append(name).append('\n'));
        conf.append("\n[relations]\n");
        relations.forEach(name -> conf.append(name).append("\tArg1:<ENTITY>, Arg2:<ENTITY>\n"));
        conf.append("\n[events]\n\n[attributes]\n");
        attributes.forEach((name, values) -> conf.append(name)
                .append("\tArg:<ENTITY>")
                .append(values.equals(Set.of(name)) ? "" : ", Value:" + String.join("|", values))
                .append('\n'));
        return conf.toString();
    }
}
