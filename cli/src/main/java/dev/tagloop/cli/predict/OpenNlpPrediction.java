package dev.tagloop.cli.predict;

import dev.tagloop.learning.baseline.Baselines;
import dev.tagloop.learning.baseline.QuickModel;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.learning.task.text.ClassifiedModel;
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
        if (project) {
            try (QuickModel<?> model = Baselines.open(folder)) {
                tasks.accept(model.model());
            }
        } else {
            try (LinePredictor model = lines()) {
                lines.accept(model);
            }
        }
    }

    private LinePredictor lines() {
        return Baselines.task(folder).equals(LearningTasks.TOKEN_CLASSIFICATION)
                ? new EntityLines(Baselines.finder(folder))
                : new LabelLines(new ClassifiedModel(Baselines.categorizer(folder)));
    }
}
