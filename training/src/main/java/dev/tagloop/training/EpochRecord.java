package dev.tagloop.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One epoch of a training.
 *
 * @param epoch counted from 1
 * @param loss mean training loss over the steps of the epoch
 * @param metrics what the validation part says, by name, in the order in which people read it: strict {@code precision},
 *     {@code recall} and {@code f1} over all entities for token classification; empty without a validation part
 * @param validationLoss mean loss over whatever the task counts in the validation part (words, sequences, pieces); NaN
 *     without one
 * @param gradientNorm mean L2 norm of all gradients before clipping
 * @param steps optimiser steps
 * @param seconds training and evaluation together
 * @param best whether this epoch is the best one so far, so that its weights were kept
 */
public record EpochRecord(
        int epoch,
        double loss,
        Map<String, Double> metrics,
        double validationLoss,
        double gradientNorm,
        int steps,
        double seconds,
        boolean best) {

    /** Copies the metrics. */
    public EpochRecord {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /** A metric of the validation part; empty without one, or if the task has none of this name. */
    public OptionalDouble metric(String name) {
        Double value = metrics.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The metric {@code f1}; empty without a validation part, or if the task has none. */
    public OptionalDouble validationF1() {
        return metric("f1");
    }
}
