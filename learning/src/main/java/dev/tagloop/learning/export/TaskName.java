package dev.tagloop.learning.export;

import dev.tagloop.labelstudio.model.Task;

/** What messages call a task. */
final class TaskName {
    private TaskName() {}

    static String of(Task task) {
        return task.id().isPresent() ? "task " + task.id().getAsLong() : "a task";
    }
}
