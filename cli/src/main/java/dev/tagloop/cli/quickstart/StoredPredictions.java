package dev.tagloop.cli.quickstart;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.model.Prediction;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.evaluation.Measurement;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.ProjectExamples;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures the predictions as the server stored them, so that a label lost on the way would show.
 *
 * @param <E> the examples
 */
public final class StoredPredictions<E> {
    private final StudioClient studio;
    private final LearningTask<E> task;
    private final ProjectExamples<E> examples;
    private final String modelVersion;

    /** @param modelVersion whose predictions count */
    public StoredPredictions(StudioClient studio, LearningTask<E> task, LabelConfig config, String modelVersion) {
        this.studio = studio;
        this.task = task;
        this.examples = task.in(config);
        this.modelVersion = modelVersion;
    }

    /**
     * Compares the stored predictions of this version with withheld labels.
     *
     * @param withheld the inputs of the predicted tasks with their answers
     */
    public Measurement evaluate(long projectId, List<E> withheld) {
        Map<String, E> predicted = read(projectId);
        return task.measure(
                withheld,
                withheld.stream()
                        .map(gold -> predicted.getOrDefault(task.input(gold), task.withoutAnswer(gold)))
                        .toList());
    }

    /**
     * How much was predicted.
     *
     * @param tasks that have a prediction of this version
     * @param regions in those predictions
     */
    public record Count(long tasks, long regions) {}

    /** Counts the stored predictions of this version. */
    public Count count(long projectId) {
        try (Stream<Task> tasks = studio.tasks().listUnannotated(projectId)) {
            List<Prediction> all = tasks.flatMap(this::latest).toList();
            return new Count(
                    all.size(),
                    all.stream()
                            .mapToLong(prediction -> prediction.result().size())
                            .sum());
        }
    }

    private Map<String, E> read(long projectId) {
        Map<String, E> byInput = new HashMap<>();
        try (Stream<Task> tasks = studio.tasks().listUnannotated(projectId)) {
            tasks.forEach(stored -> latest(stored)
                    .flatMap(prediction -> examples.read(stored, prediction.result()).example().stream())
                    .forEach(example -> byInput.put(task.input(example), example)));
        }
        return byInput;
    }

    private Stream<Prediction> latest(Task stored) {
        return stored.predictions().stream()
                .filter(prediction -> prediction.modelVersion().equals(modelVersion));
    }
}
