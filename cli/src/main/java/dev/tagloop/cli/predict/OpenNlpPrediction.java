package dev.tagloop.cli.predict;

import dev.tagloop.learning.baseline.Baselines;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.learning.task.token.EntityFinder;
import dev.tagloop.learning.task.token.SpanModel;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Asks models of OpenNLP as any other. */
final class OpenNlpPrediction {
    private final Path folder;

    OpenNlpPrediction(String model) {
        this.folder = Path.of(model);
    }

    /** Whether the model is one. */
    boolean isMeant() {
        return Baselines.isThere(folder);
    }

    /** About the tasks of a project, else about lines. */
    void run(boolean project, Consumer<TaskModel<?>> tasks, Consumer<LinePredictor> lines) {
        EntityFinder finder = Baselines.finder(folder);
        if (project) {
            try (TaskModel<?> model = new SpanModel(finder)) {
                tasks.accept(model);
            }
        } else {
            try (LinePredictor model = new EntityLines(finder)) {
                lines.accept(model);
            }
        }
    }
}
