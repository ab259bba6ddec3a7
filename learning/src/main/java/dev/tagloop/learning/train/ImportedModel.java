package dev.tagloop.learning.train;

import dev.tagloop.core.alignment.TagScheme;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.PipelineSettings;
import java.nio.file.Path;
import java.util.List;

/** A model from elsewhere, written as trainings write theirs, with a run that says so. */
public final class ImportedModel {
    private ImportedModel() {}

    /**
     * Writes it after it was opened once, so that one that cannot predict is refused now and not when it answers.
     *
     * @param source where it comes from, for people
     * @throws ModelFormatException if it does nothing that can be learned here, or cannot be opened
     */
    public static TrainingRun write(Checkpoint model, String source, Path folder) {
        LearningTask<?> task = LearningTasks.of(model)
                .orElseThrow(() -> new ModelFormatException(source + " does nothing that a project is for (it is "
                        + model.config().architecture().orElse("of an unknown kind")
                        + "): a version needs a model for one of " + LearningTasks.words()));
        boolean spans = task.equals(LearningTasks.TOKEN_CLASSIFICATION);
        TrainingRun run;
        try (TaskModel<?> opened = task.open(model, PipelineSettings.defaults())) {
            List<String> labels = spans ? TagScheme.of(opened.labels()).types() : opened.labels();
            run = TrainingRun.imported(source, BaseFingerprint.of(model), labels, TrainingRun.word(task));
        }
        RunFiles.write(folder, model, run);
        return run;
    }
}
