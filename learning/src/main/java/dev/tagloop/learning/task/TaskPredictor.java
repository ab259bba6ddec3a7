package dev.tagloop.learning.task;

import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import java.util.List;

/** A model's answers to the tasks of a project, as its annotations would be. */
public interface TaskPredictor {

    /** Whether a task holds what the model reads. */
    boolean canRead(Task task);

    /**
     * One prediction a task, in their order; a task that cannot be read gets one that is empty.
     *
     * @param drawn what a person has drawn in the one task just now; mostly empty
     */
    List<TaskPrediction> predict(List<Task> tasks, List<Region> drawn);

    /** By how many threads at once it is best asked when there is much to predict; 1 where it must not be asked by several. */
    default int sideBySide() {
        return 1;
    }
}
