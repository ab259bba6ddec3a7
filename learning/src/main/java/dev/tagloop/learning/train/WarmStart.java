package dev.tagloop.learning.train;

import dev.tagloop.training.TrainingSettings;
import java.util.List;
import java.util.Objects;

/**
 * A training that goes on from an earlier version of the same model instead of learning everything anew.
 *
 * @param parent the version's name
 * @param base what that version began with, or the first of its line
 * @param settings how the version was trained; windows, word shape and the like stay as they were
 * @param fresh the documents that the version has not learned from as they are now, by their place among all
 */
public record WarmStart(String parent, String base, TrainingSettings settings, List<Integer> fresh) {
    /** Copies the list. */
    public WarmStart {
        Objects.requireNonNull(parent, "parent");
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(settings, "settings");
        fresh = List.copyOf(fresh);
    }
}
