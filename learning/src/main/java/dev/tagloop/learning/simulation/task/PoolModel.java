package dev.tagloop.learning.simulation.task;

import dev.tagloop.learning.sampling.TaskScores;
import java.util.List;
import java.util.function.Function;

/**
 * A model that reads examples before they are answered; holds native memory until closed.
 *
 * @param <E> the examples
 */
public final class PoolModel<E> implements AutoCloseable {
    private final Function<List<E>, List<TaskScores>> reader;
    private final List<Runnable> closing;

    /** @param reader says something of each example, in their order @param closing frees what it reads with */
    PoolModel(Function<List<E>, List<TaskScores>> reader, Runnable... closing) {
        this.reader = reader;
        this.closing = List.of(closing);
    }

    /** What is said of each example, in their order. */
    public List<TaskScores> score(List<E> examples) {
        return reader.apply(examples);
    }

    @Override
    public void close() {
        closing.forEach(Runnable::run);
    }
}
