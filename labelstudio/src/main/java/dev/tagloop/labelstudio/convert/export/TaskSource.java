package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.labelstudio.model.Task;
import java.io.IOException;

/**
 * Tasks to export, in the form that a JSON export has, one after the other. A format whose first line depends on the last task asks
 * for them twice, so every round must give the same tasks.
 */
@FunctionalInterface
public interface TaskSource {
    /** What takes the tasks. */
    @FunctionalInterface
    interface Sink {
        /** Takes one. */
        void accept(Task task) throws IOException;
    }

    /** Gives all tasks, each once, in their order. */
    void forEach(Sink sink) throws IOException;
}
