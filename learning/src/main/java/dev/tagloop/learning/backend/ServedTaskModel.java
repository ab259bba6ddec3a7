package dev.tagloop.learning.backend;

import static java.util.Objects.requireNonNull;

import dev.tagloop.learning.baseline.Baselines;
import dev.tagloop.learning.baseline.QuickModel;
import dev.tagloop.learning.combination.Combinations;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.learning.task.token.SpanModel;
import dev.tagloop.learning.train.ServedScores;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Checkpoints;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.PipelineSettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A model of any kind under the name that its predictions bear.
 *
 * @param version the name; other weights have another one, also in the same folder
 * @param task what it can be asked
 * @param model what predicts
 */
public record ServedTaskModel(String version, LearningTask<?> task, TaskModel<?> model) implements AutoCloseable {

    /** Checks that both are there. */
    public ServedTaskModel {
        requireNonNull(version, "version");
        requireNonNull(task, "task");
        requireNonNull(model, "model");
    }

    /**
     * Loads a model for what its head can do, and names it as {@link ServedModel} does.
     *
     * @param model a folder in Hugging Face layout, one with a model of OpenNLP or a combination, or a Hub id that is in the
     *     cache
     * @throws ModelFormatException if there is no such model, or none that can be trained here
     */
    public static ServedTaskModel load(String model, PipelineSettings settings) {
        Optional<Path> quick = Baselines.folder(model);
        if (quick.isPresent()) {
            return quick(model, quick.get());
        }
        Optional<Path> combined = Combinations.folder(model);
        if (combined.isPresent()) {
            QuickModel<?> opened = Combinations.open(combined.get(), settings);
            String version = ServedModel.version(model, Combinations.digest(combined.get()));
            return new ServedTaskModel(version, opened.task(), opened.model());
        }
        Checkpoint checkpoint = Checkpoints.resolve(model);
        // A model without a head that we know is told what it lacks by the first of them.
        LearningTask<?> task = LearningTasks.of(checkpoint).orElse(LearningTasks.TOKEN_CLASSIFICATION);
        return new ServedTaskModel(
                ServedModel.version(model, checkpoint), task, ServedScores.open(task, checkpoint, settings));
    }

    private static ServedTaskModel quick(String model, Path folder) {
        QuickModel<?> opened = Baselines.open(folder);
        return new ServedTaskModel(ServedModel.version(model, Baselines.digest(folder)), opened.task(), opened.model());
    }

    /** A token classifier. */
    static ServedTaskModel of(ServedModel served) {
        return new ServedTaskModel(
                served.version(), LearningTasks.TOKEN_CLASSIFICATION, new SpanModel(served.pipeline()));
    }

    /** What a backend with it calls itself to servers: {@code TokenClassification}. */
    public String modelClass() {
        return task.card().title().replace(" ", "");
    }

    @Override
    public void close() {
        model.close();
    }
}
