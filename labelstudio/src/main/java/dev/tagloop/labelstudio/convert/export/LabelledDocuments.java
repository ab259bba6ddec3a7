package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.SpanNote;
import dev.tagloop.labelstudio.convert.SpanReader;
import dev.tagloop.labelstudio.convert.SpanReading;
import dev.tagloop.labelstudio.convert.SpanTarget;
import dev.tagloop.labelstudio.model.Annotation;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import java.util.List;
import java.util.OptionalLong;

/** Makes documents of tasks, for formats of labelled text: one for each annotation that is no skip, the newest first. */
final class LabelledDocuments {
    private final ResultRows rows;
    private final SpanReader reader;
    private final String dataKey;
    private final boolean allLabels;

    /**
     * @param allLabels whether the format holds several labels of one span
     * @throws ConversionException if the config does not {@link #fits fit}
     */
    LabelledDocuments(LabelConfig config, boolean allLabels) {
        if (!fits(config)) {
            throw new ConversionException(
                    "This format needs a label config with Labels for one Text; export JSON instead.");
        }
        SpanTarget target = SpanTarget.of(config);
        this.rows = new ResultRows(config);
        this.reader = SpanReader.of(target);
        this.dataKey = target.text().dataKey().orElse("");
        this.allLabels = allLabels;
    }

    /** Whether there are labels for exactly one plain text, which the tasks hold themselves. */
    static boolean fits(LabelConfig config) {
        List<SpanTarget> targets = SpanTarget.all(config);
        return targets.size() == 1
                && targets.getFirst()
                        .text()
                        .attribute("valueType")
                        .filter("url"::equals)
                        .isEmpty();
    }

    /** The key of the task's data under which the text lies; empty for a text that the config itself holds. */
    String dataKey() {
        return dataKey;
    }

    /** Takes one document. */
    @FunctionalInterface
    interface Sink {
        void accept(LabelledDocument document) throws java.io.IOException;
    }

    /** Gives the documents of all tasks. */
    void forEach(TaskSource tasks, ExportNotes notes, Sink sink) throws java.io.IOException {
        long[] number = {0};
        tasks.forEach(task -> {
            number[0]++;
            String name = name(task, number[0]);
            List<ResultRow> found = rows.of(task);
            for (int i = 0; i < found.size(); i++) {
                LabelledDocument document =
                        document(found.get(i), found.size() > 1 ? name + part(found.get(i), i) : name, notes);
                if (document != null) {
                    notes.document();
                    sink.accept(document);
                }
            }
        });
    }

    private static String name(Task task, long number) {
        OptionalLong id = task.id();
        return id.isPresent() ? "task-" + id.getAsLong() : "document-" + number;
    }

    private static String part(ResultRow row, int index) {
        OptionalLong id = row.annotation().map(Annotation::id).orElse(OptionalLong.empty());
        return "-annotation-" + (id.isPresent() ? id.getAsLong() : index + 1);
    }

    /** Null where the task has no text. */
    private LabelledDocument document(ResultRow row, String name, ExportNotes notes) {
        List<Region> result = row.annotation().map(Annotation::result).orElse(List.of());
        SpanReading reading;
        try {
            reading = reader.read(row.task(), result);
        } catch (ConversionException e) {
            notes.note(name, "left out: " + e.getMessage());
            return null;
        }
        reading.notes().stream()
                .filter(note -> !allLabels || note.kind() != SpanNote.Kind.SEVERAL_LABELS)
                .forEach(note -> notes.note(name, note.toString()));
        LabeledText labelled = reading.withoutLoneSurrogates();
        return new LabelledDocument(
                name, row.task(), row.annotation().isPresent(), labelled, labelled.asText(), reading.regions(), result);
    }
}
