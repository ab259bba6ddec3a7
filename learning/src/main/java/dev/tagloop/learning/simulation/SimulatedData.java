package dev.tagloop.learning.simulation;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Words;
import dev.tagloop.learning.data.TrainingData;
import java.util.List;

/**
 * Labelled texts to replay.
 *
 * @param pool texts that are labelled one after the other
 * @param test texts that every model is measured on
 * @param tokens number of words of each text of the pool
 * @param digest names exactly this content
 */
public record SimulatedData(List<LabeledText> pool, List<LabeledText> test, List<Integer> tokens, String digest) {

    /** Copies the lists. */
    public SimulatedData {
        pool = List.copyOf(pool);
        test = List.copyOf(test);
        tokens = List.copyOf(tokens);
    }

    /** @throws IllegalArgumentException if there is nothing to label or nothing to measure on */
    public static SimulatedData of(List<LabeledText> pool, List<LabeledText> test) {
        if (pool.isEmpty() || test.isEmpty()) {
            throw new IllegalArgumentException("a simulation needs texts to label and texts to measure on, not "
                    + pool.size() + " and " + test.size());
        }
        String digest =
                TrainingData.of(List.of(pool), List.of(test), "simulation").digest();
        List<Integer> tokens =
                pool.stream().map(text -> Words.of(Text.of(text.text())).size()).toList();
        return new SimulatedData(pool, test, tokens, digest);
    }

    /** Words of the whole pool. */
    public int allTokens() {
        return tokens.stream().mapToInt(Integer::intValue).sum();
    }
}
