package dev.tagloop.learning.simulation;

import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Words;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.simulation.task.SimulatedTask;
import java.util.List;

/**
 * Labelled examples to replay.
 *
 * @param task what kind of answers they have
 * @param pool examples that are labelled one after the other
 * @param test examples that every model is measured on
 * @param tokens number of words that a person reads of each example of the pool
 * @param digest names exactly this content
 * @param <E> examples
 */
public record SimulatedData<E>(SimulatedTask<E> task, List<E> pool, List<E> test, List<Integer> tokens, String digest) {

    /** Copies the lists. */
    public SimulatedData {
        pool = List.copyOf(pool);
        test = List.copyOf(test);
        tokens = List.copyOf(tokens);
    }

    /** @throws IllegalArgumentException if there is nothing to label or nothing to measure on */
    public static <E> SimulatedData<E> of(SimulatedTask<E> task, List<E> pool, List<E> test) {
        if (pool.isEmpty() || test.isEmpty()) {
            throw new IllegalArgumentException("a simulation needs texts to label and texts to measure on, not "
                    + pool.size() + " and " + test.size());
        }
        String digest = TrainingData.of(task.task(), List.of(pool), List.of(test), "simulation")
                .digest();
        List<Integer> tokens = pool.stream()
                .map(example -> Words.of(Text.of(task.text(example))).size())
                .toList();
        return new SimulatedData<>(task, pool, test, tokens, digest);
    }

    /** Words of the whole pool. */
    public int allTokens() {
        return tokens.stream().mapToInt(Integer::intValue).sum();
    }
}
