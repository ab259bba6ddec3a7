package dev.tagloop.training.trainer;

import java.util.Map;

/** Judges a model by what it said about the evaluation part. */
@FunctionalInterface
public interface ComputeMetrics {

    /** The metrics by name; in logs their names begin with {@code eval_}. */
    Map<String, Double> compute(EvalPrediction prediction);
}
