package dev.tagloop.learning.baseline;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.evaluation.Measurement;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.TaskModel;
import java.util.List;

/**
 * A model without an encoder, ready to be asked.
 *
 * @param task what it has learned
 * @param model what answers
 * @param <E> its examples
 */
public record QuickModel<E>(LearningTask<E> task, TaskModel<E> model) implements AutoCloseable {

    /**
     * Asks about the inputs of examples and compares.
     *
     * @throws ClassCastException if they are no examples of its task
     */
    public Measurement measure(List<?> gold, Progress progress, CancelToken cancel) {
        List<E> examples = examples(gold);
        return task.measure(examples, model.predict(examples, progress, cancel));
    }

    /**
     * The same inputs, in the same order, with its answers.
     *
     * @throws ClassCastException if they are no examples of its task
     */
    public List<E> answers(List<?> asked, Progress progress, CancelToken cancel) {
        return model.predict(examples(asked), progress, cancel);
    }

    private List<E> examples(List<?> given) {
        return given.stream().map(task.example()::cast).toList();
    }

    @Override
    public void close() {
        model.close();
    }
}
