package dev.tagloop.labelstudio.backend;

import dev.tagloop.labelstudio.model.Task;
import java.util.stream.Stream;

/** Where a learner finds the labels of a project. */
@FunctionalInterface
public interface LabelSource {
    /**
     * The tasks that have annotations, with them, by rising id; to be closed.
     *
     * @throws BackendException if they cannot be read
     */
    Stream<Task> labelled(BackendProject project);
}
