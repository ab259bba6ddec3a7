package dev.tagloop.labelstudio.adjudication;

import dev.tagloop.labelstudio.model.Region;
import java.util.List;
import java.util.Objects;

/**
 * What one annotator or model says of a task.
 *
 * @param name tells it from the others
 * @param result its regions and answers as they were written
 */
public record Voice(String name, List<Region> result) {
    /** Copies the result. */
    public Voice {
        Objects.requireNonNull(name, "name");
        result = List.copyOf(result);
    }
}
