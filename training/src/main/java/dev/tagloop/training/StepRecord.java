package dev.tagloop.training;

/**
 * A point of the loss curve.
 *
 * @param step steps done, over all epochs
 * @param total all steps
 * @param epoch epochs done, with the part of the running one
 * @param loss mean over the steps since the point before
 * @param learningRate of the last step
 */
public record StepRecord(long step, long total, double epoch, double loss, double learningRate) {}
