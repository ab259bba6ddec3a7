package dev.tagloop.learning.train;

import dev.tagloop.training.EpochRecord;

/**
 * One epoch of a run.
 *
 * @param epoch counted from 1
 * @param loss mean training loss
 * @param precision strict, on the held-out part; null without one
 * @param recall strict, on the held-out part; null without one
 * @param f1 strict, on the held-out part; null without one
 * @param seconds training and evaluation
 * @param best whether its weights were the best so far
 */
public record RunEpoch(
        int epoch, double loss, Double precision, Double recall, Double f1, double seconds, boolean best) {

    static RunEpoch of(EpochRecord epoch) {
        return new RunEpoch(
                epoch.epoch(),
                epoch.loss(),
                finite(epoch.precision()),
                finite(epoch.recall()),
                finite(epoch.f1()),
                epoch.seconds(),
                epoch.best());
    }

    private static Double finite(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
