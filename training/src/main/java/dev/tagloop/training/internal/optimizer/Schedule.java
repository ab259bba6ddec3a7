package dev.tagloop.training.internal.optimizer;

import dev.tagloop.training.optimization.ScheduleSettings;

/**
 * The learning rate of every step: it rises from 0 over the warm-up, then moves as the settings say, by the formulas of
 * Hugging Face's {@code get_scheduler}.
 *
 * @param peak the rate after warm-up
 * @param warmup number of steps that rise
 * @param total number of all steps
 */
public record Schedule(ScheduleSettings settings, double peak, int warmup, int total) {

    /** What the inverse root counts in where there is no warm-up, as in the original. */
    private static final int TIMESCALE = 10_000;

    /**
     * The rates of a training.
     *
     * @param share of all steps over which the rate rises where the settings name no number of steps
     */
    public static Schedule of(ScheduleSettings settings, double peak, double share, int total) {
        int warmup = settings.warmupSteps() > 0 ? settings.warmupSteps() : (int) Math.round(total * share);
        return new Schedule(settings, peak, warmup, total);
    }

    /** The rate of a step, counted from 0. */
    public double rate(long step) {
        return switch (settings.type()) {
            case CONSTANT -> peak;
            case LINEAR ->
                step < warmup ? rising(step) : peak * Math.max(0, total - step) / Math.max(1, total - warmup);
            case COSINE -> step < warmup ? rising(step) : peak * wave(2 * settings.cycles() * progress(step));
            case COSINE_WITH_RESTARTS -> step < warmup ? rising(step) : peak * restarting(progress(step));
            case POLYNOMIAL -> step < warmup ? rising(step) : polynomial(step);
            case CONSTANT_WITH_WARMUP -> step < warmup ? rising(step) : peak;
            case INVERSE_SQRT -> step < warmup ? rising(step) : inverseRoot(step);
        };
    }

    private double rising(long step) {
        return peak * step / warmup;
    }

    private double progress(long step) {
        return (double) (step - warmup) / Math.max(1, total - warmup);
    }

    /** 1 at 0, 0 at 1, 1 at 2. */
    private static double wave(double halves) {
        return Math.max(0, 0.5 * (1 + Math.cos(Math.PI * halves)));
    }

    private double restarting(double progress) {
        return progress >= 1 ? 0 : wave(settings.cycles() * progress % 1);
    }

    private double polynomial(long step) {
        if (step > total) {
            return settings.end();
        }
        double left = 1 - (double) (step - warmup) / Math.max(1, total - warmup);
        return (peak - settings.end()) * Math.pow(left, settings.power()) + settings.end();
    }

    private double inverseRoot(long step) {
        int timescale = warmup == 0 ? TIMESCALE : warmup;
        return peak / Math.sqrt((double) (step + timescale - warmup) / timescale);
    }
}
