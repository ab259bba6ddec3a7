package dev.tagloop.labelstudio.client;

import java.util.List;

/**
 * What an export holds.
 *
 * @param allTasks whether tasks without any annotation are in it too
 * @param taskIds only these tasks, if any are named
 */
public record ExportOptions(boolean allTasks, List<Long> taskIds) {
    /** Copies the list. */
    public ExportOptions {
        taskIds = List.copyOf(taskIds);
    }

    /** Tasks that have annotations, skipped ones included. */
    public static ExportOptions annotated() {
        return new ExportOptions(false, List.of());
    }

    /** All tasks. */
    public static ExportOptions all() {
        return new ExportOptions(true, List.of());
    }

    /** The same, but only of these tasks. */
    public ExportOptions only(List<Long> ids) {
        return new ExportOptions(allTasks, ids);
    }
}
