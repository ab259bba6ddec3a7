package dev.tagloop.learning.sampling;

import java.util.List;

/**
 * What a model wrote about a task.
 *
 * @param logProbabilities natural logarithm of the probability of each piece that it wrote
 * @param texts what it wrote, and what it wrote when asked again with sampling or dropout
 */
public record WrittenText(double[] logProbabilities, List<String> texts) {

    /** Copies both. */
    public WrittenText {
        logProbabilities = logProbabilities.clone();
        texts = List.copyOf(texts);
    }

    @Override
    public double[] logProbabilities() {
        return logProbabilities.clone();
    }
}
