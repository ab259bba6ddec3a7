package dev.tagloop.learning.data;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.SpanReader;
import dev.tagloop.labelstudio.convert.SpanReading;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import dev.tagloop.learning.snapshot.SnapshotEntry;
import java.util.ArrayList;
import java.util.List;

/** Reads a snapshot's tasks as labelled texts and keeps account of what could not be read as it stands. */
final class SnapshotDocuments {

    private static final int NOTES = 5;

    private final List<List<LabeledText>> documents = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int more;

    /** @throws ConversionException if the label config puts no labels on text */
    SnapshotDocuments(LabelSnapshot snapshot) {
        SpanReader reader = SpanReader.of(LabelConfig.parse(snapshot.labelConfig()));
        snapshot.entries().forEach(entry -> read(reader, entry));
        if (more > 0) {
            notes.add("and " + more + " more of this kind");
        }
    }

    List<List<LabeledText>> documents() {
        return documents;
    }

    List<String> notes() {
        return notes;
    }

    private void read(SpanReader reader, SnapshotEntry entry) {
        Task task = new Task(JsonObject.empty().with("data", entry.data()));
        try {
            SpanReading reading = reader.read(task, entry.result());
            reading.notes().forEach(note -> note(entry, note.toString()));
            documents.add(List.of(reading.withoutLoneSurrogates()));
        } catch (ConversionException e) {
            note(entry, e.getMessage() + "; left out");
        }
    }

    private void note(SnapshotEntry entry, String message) {
        if (notes.size() < NOTES) {
            notes.add("task " + entry.key() + ": " + message);
        } else {
            more++;
        }
    }
}
