package dev.tagloop.cli.data;

import dev.tagloop.cli.UserError;
import dev.tagloop.labelstudio.convert.TaskFile;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.snapshot.Adjudication;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A file in Label Studio's JSON. It does not hold the label config, so the little of it that reading needs is inferred. */
final class LabelStudioExport {
    private LabelStudioExport() {}

    /** Whether a file is an array of tasks: by its ending and its first item. */
    static boolean is(Path file) {
        if (!file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
            return false;
        }
        try (Stream<Task> tasks = TaskFile.read(file)) {
            return tasks.findFirst()
                    .filter(task -> task.json().object("data").isPresent())
                    .isPresent();
        }
    }

    /** The kind of model that its answers are for; empty if there is none. */
    static Optional<LearningTask<?>> task(Path file) {
        for (LearningTask<?> task : LearningTasks.all()) {
            if (task.configOf(() -> TaskFile.read(file)).isPresent()) {
                return Optional.of(task);
            }
        }
        return Optional.empty();
    }

    static <E> TrainingData<E> read(LearningTask<E> task, Path file) {
        String config = task.configOf(() -> TaskFile.read(file))
                .orElseThrow(() -> new UserError(file + " holds no " + task.answers() + "."));
        try (Stream<Task> tasks = TaskFile.read(file)) {
            LabelSnapshot snapshot = LabelSnapshot.of(config, tasks::iterator, Adjudication.standard());
            return TrainingData.of(task, snapshot, file.toString());
        }
    }
}
