package dev.tagloop.learning.learner;

import dev.tagloop.learning.backend.ServedModel;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Checkpoints;
import dev.tagloop.models.PipelineSettings;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Models that somebody chose to begin with. One that was trained for the task already answers as it is. */
final class BaseModels {
    private final PipelineSettings settings;
    private final Executor executor;
    private final Map<String, Prepared<Optional<ModelSource>>> known = new ConcurrentHashMap<>();

    BaseModels(PipelineSettings settings, Executor executor) {
        this.settings = settings;
        this.executor = executor;
    }

    /** What is known of a base: not yet anything, that it only is a base, or that it can answer. */
    Optional<Optional<ModelSource>> look(String base, LearningTask<?> task) {
        return prepared(base, task).get();
    }

    /** Why a base cannot be used; empty if that is not so. */
    Optional<String> failure(String base, LearningTask<?> task) {
        return prepared(base, task).failure();
    }

    private Prepared<Optional<ModelSource>> prepared(String base, LearningTask<?> task) {
        return known.computeIfAbsent(task.name() + " " + base, key -> new Prepared<>(() -> read(base, task), executor));
    }

    private Optional<ModelSource> read(String base, LearningTask<?> task) {
        Checkpoint checkpoint = Checkpoints.resolve(base);
        if (!task.answersWith(checkpoint)) {
            return Optional.empty();
        }
        String version = ServedModel.version(base, checkpoint);
        return Optional.of(ModelSource.of(
                version,
                "base " + task.name() + " " + version,
                task,
                task.labels(checkpoint),
                () -> Checkpoints.resolve(base),
                settings));
    }
}
