package dev.tagloop.learning.learner;

import dev.tagloop.learning.backend.ServedTaskModel;
import dev.tagloop.learning.combination.Combinations;
import dev.tagloop.learning.starter.StarterModel;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.train.ServedScores;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.PipelineSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A model that can be opened.
 *
 * @param version the name that its predictions carry
 * @param key tells it from all others, of other projects too
 * @param labels the types that it finds
 * @param opening opens it
 * @param checkpoint its files; empty for a combination of models
 */
record ModelSource(
        String version,
        String key,
        List<String> labels,
        Supplier<ServedTaskModel> opening,
        Optional<Supplier<Checkpoint>> checkpoint) {
    ModelSource {
        labels = List.copyOf(labels);
    }

    /** A model in a folder in Hugging Face layout, or a combination of such. */
    static ModelSource in(
            Path folder, String version, LearningTask<?> task, List<String> labels, PipelineSettings settings) {
        return Combinations.isThere(folder)
                ? new ModelSource(
                        version,
                        folder.toString(),
                        labels,
                        () -> new ServedTaskModel(version, task, Combinations.open(task, folder, settings)),
                        Optional.empty())
                : of(version, folder.toString(), task, labels, () -> Checkpoint.read(folder), settings);
    }

    /** The model that is there before anybody has labelled anything. */
    static ModelSource starter(PipelineSettings settings) {
        LearningTask<?> task = LearningTasks.TOKEN_CLASSIFICATION;
        Supplier<Checkpoint> model = StarterModel::checkpoint;
        return new ModelSource(
                StarterModel.NAME,
                StarterModel.NAME,
                StarterModel.labels(),
                () -> new ServedTaskModel(
                        StarterModel.NAME,
                        task,
                        ServedScores.open(task, model.get(), settings, StarterModel.scaling())),
                Optional.of(model));
    }

    /** A model that is read when it is opened. */
    static ModelSource of(
            String version,
            String key,
            LearningTask<?> task,
            List<String> labels,
            Supplier<Checkpoint> model,
            PipelineSettings settings) {
        return new ModelSource(
                version,
                key,
                labels,
                () -> new ServedTaskModel(version, task, ServedScores.open(task, model.get(), settings)),
                Optional.of(model));
    }
}
