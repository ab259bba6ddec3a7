package dev.tagloop.learning.learner;

import dev.tagloop.labelstudio.model.LabelsRegion;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import java.time.Instant;
import java.util.List;

/**
 * A label snapshot that a project keeps.
 *
 * @param digest names its content
 * @param stored when it was kept
 * @param names what people call it
 * @param versions the versions of the model that learned from it
 * @param tasks labelled tasks
 * @param spans labelled spans of text in them
 */
public record StoredSnapshot(
        String digest, Instant stored, List<String> names, List<String> versions, int tasks, int spans) {
    /** Copies the lists. */
    public StoredSnapshot {
        names = List.copyOf(names);
        versions = List.copyOf(versions);
    }

    static int spans(LabelSnapshot snapshot) {
        return (int) snapshot.entries().stream()
                .flatMap(entry -> entry.result().stream())
                .filter(LabelsRegion.class::isInstance)
                .count();
    }
}
