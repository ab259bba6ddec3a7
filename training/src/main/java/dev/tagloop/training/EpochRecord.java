package dev.tagloop.training;

import java.util.OptionalDouble;

/**
 * One epoch of a training.
 *
 * @param epoch counted from 1
 * @param loss mean training loss over the steps of the epoch
 * @param precision strict, over all entities of the validation part; NaN without a validation part
 * @param recall strict; NaN without a validation part
 * @param f1 strict micro F1; NaN without a validation part
 * @param validationLoss mean loss over the validation part's words; NaN without a validation part
 * @param gradientNorm mean L2 norm of all gradients before clipping
 * @param steps optimiser steps
 * @param seconds training and evaluation together
 * @param best whether this epoch is the best one so far, so that its weights were kept
 */
public record EpochRecord(
        int epoch,
        double loss,
        double precision,
        double recall,
        double f1,
        double validationLoss,
        double gradientNorm,
        int steps,
        double seconds,
        boolean best) {

    /** Strict F1, empty without a validation part. */
    public OptionalDouble validationF1() {
        return Double.isNaN(f1) ? OptionalDouble.empty() : OptionalDouble.of(f1);
    }
}
