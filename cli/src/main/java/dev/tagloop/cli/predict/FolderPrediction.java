package dev.tagloop.cli.predict;

import dev.tagloop.cli.data.FolderModels;
import dev.tagloop.learning.baseline.Baselines;
import dev.tagloop.learning.baseline.QuickModel;
import dev.tagloop.learning.combination.Combinations;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.learning.task.text.ClassifiedModel;
import dev.tagloop.models.PipelineSettings;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Asks models of OpenNLP and combinations, which are folders of their own kinds, as any other. */
final class FolderPrediction {
    private final Path folder;
    private final PipelineSettings settings;

    FolderPrediction(String model, PipelineSettings settings) {
        this.folder = Path.of(model);
        this.settings = settings;
    }

    /** Whether the model is one. */
    boolean isMeant() {
        return FolderModels.isThere(folder);
    }

    /** About the tasks of a project, else about lines. */
    void run(boolean project, Consumer<TaskModel<?>> tasks, Consumer<LinePredictor> lines) {
        if (project) {
            try (QuickModel<?> model = FolderModels.open(folder, settings).orElseThrow()) {
                tasks.accept(model.model());
            }
        } else {
            try (LinePredictor model = lines()) {
                lines.accept(model);
            }
        }
    }

    private LinePredictor lines() {
        if (Baselines.isThere(folder)) {
            return Baselines.task(folder).equals(LearningTasks.TOKEN_CLASSIFICATION)
                    ? new EntityLines(Baselines.finder(folder))
                    : new LabelLines(new ClassifiedModel(Baselines.categorizer(folder)));
        }
        return Combinations.read(folder).task().equals(LearningTasks.TOKEN_CLASSIFICATION)
                ? new EntityLines(Combinations.finder(folder, settings))
                : new LabelLines(new ClassifiedModel(Combinations.scorer(folder, settings)));
    }
}
