package dev.tagloop.learning.data;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import dev.tagloop.learning.snapshot.SnapshotEntry;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.ProjectExamples;
import java.util.ArrayList;
import java.util.List;

/** Reads a snapshot's tasks as examples and keeps account of what could not be read as it stands. */
final class SnapshotDocuments<E> {

    private static final int NOTES = 5;

    private final List<List<E>> documents = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int more;

    /** @throws ConversionException if the label config has no place for such answers */
    SnapshotDocuments(LearningTask<E> task, LabelSnapshot snapshot) {
        ProjectExamples<E> examples = task.in(LabelConfig.parse(snapshot.labelConfig()));
        snapshot.entries().forEach(entry -> read(examples, entry));
        if (more > 0) {
            notes.add("and " + more + " more of this kind");
        }
    }

    List<List<E>> documents() {
        return documents;
    }

    List<String> notes() {
        return notes;
    }

    private void read(ProjectExamples<E> examples, SnapshotEntry entry) {
        Task task = new Task(JsonObject.empty().with("data", entry.data()));
        try {
            ProjectExamples.Reading<E> reading = examples.read(task, entry.result());
            reading.notes().forEach(note -> note(entry, note));
            reading.example().ifPresent(example -> documents.add(List.of(example)));
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
