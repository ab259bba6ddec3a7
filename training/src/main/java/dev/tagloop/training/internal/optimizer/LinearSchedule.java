package dev.tagloop.training.internal.optimizer;

/**
 * The learning rate rises from 0 over the warm-up steps and falls linearly to 0 at the end.
 *
 * @param peak the rate after warm-up
 * @param warmup number of steps that rise
 * @param total number of all steps
 */
public record LinearSchedule(double peak, int warmup, int total) {

    /** The rate of a step, counted from 0. */
    public double rate(long step) {
        if (step < warmup) {
            return peak * step / warmup;
        }
        return peak * Math.max(0, total - step) / Math.max(1, total - warmup);
    }
}
