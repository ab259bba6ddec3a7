package dev.tagloop.learning.task;

import dev.tagloop.labelstudio.model.Region;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A model's answer to a task.
 *
 * @param regions as the project's label config wants them, each with its score
 * @param score how sure the answer is as a whole; empty where there is nothing to be sure of
 * @param unknown the model's labels that are left out since the project lacks them, as often as they were found
 */
public record TaskPrediction(List<Region> regions, OptionalDouble score, List<String> unknown) {

    /** The answer to a task that a model cannot read. */
    public static final TaskPrediction NOTHING = new TaskPrediction(List.of(), OptionalDouble.empty(), List.of());

    /** Copies the lists. */
    public TaskPrediction {
        regions = List.copyOf(regions);
        unknown = List.copyOf(unknown);
    }
}
