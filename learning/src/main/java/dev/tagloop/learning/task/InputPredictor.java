package dev.tagloop.learning.task;

import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.evaluation.Batches;
import java.util.List;
import java.util.Optional;

/**
 * Answers about whole inputs: what a person has drawn is an answer already and changes nothing. Tasks without an input get an empty answer.
 *
 * @param <I> what the model reads of a task
 */
public abstract class InputPredictor<I> implements TaskPredictor {

    /** What the model reads of a task. @throws ConversionException if the task has none */
    protected abstract I input(Task task);

    /** An answer to each of these inputs, of which there is one at least, in their order. */
    protected abstract List<TaskPrediction> answers(List<I> inputs);

    @Override
    public final boolean canRead(Task task) {
        return readable(task).isPresent();
    }

    @Override
    public final List<TaskPrediction> predict(List<Task> tasks, List<Region> drawn) {
        List<Optional<I>> inputs = tasks.stream().map(this::readable).toList();
        return Batches.askReadable(
                inputs,
                Optional::isPresent,
                TaskPrediction.NOTHING,
                readable -> answers(readable.stream().flatMap(Optional::stream).toList()));
    }

    private Optional<I> readable(Task task) {
        try {
            return Optional.of(input(task));
        } catch (ConversionException e) {
            return Optional.empty();
        }
    }
}
