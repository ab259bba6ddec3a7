package dev.tagloop.training.trainer;

import java.util.Map;

/**
 * Judges a model by what it said about the evaluation part.
 *
 * @param <P> what it gets to see, such as {@link EvalPrediction} for token classification
 */
@FunctionalInterface
public interface ComputeMetrics<P> {

    /** The metrics by name; in logs their names begin with {@code eval_}. */
    Map<String, Double> compute(P prediction);
}
