package dev.tagloop.learning.train;

import dev.tagloop.training.StepRecord;

/**
 * A point of the loss curve of a run.
 *
 * @param step steps done, over all epochs
 * @param total all steps
 * @param epoch epochs done, with the part of the running one
 * @param loss mean over the steps since the point before
 * @param learningRate of the last step
 */
public record RunStep(long step, long total, double epoch, double loss, double learningRate) {

    static RunStep of(StepRecord point) {
        return new RunStep(point.step(), point.total(), point.epoch(), point.loss(), point.learningRate());
    }
}
