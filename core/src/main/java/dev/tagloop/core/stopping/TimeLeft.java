package dev.tagloop.core.stopping;

import dev.tagloop.core.agreement.Bootstrap;
import dev.tagloop.core.agreement.Interval;
import dev.tagloop.core.metrics.Quantiles;
import java.util.Arrays;
import java.util.List;

/**
 * Hours of labelling that are left, from times that were measured. A time above {@value #MOST} times the median counts as that: somebody had coffee.
 *
 * @param hours expected, with a 95 % interval for the mean
 * @param measured number of times that it rests on
 */
public record TimeLeft(Interval hours, int measured) {
    private static final int MOST = 5;
    private static final double SECONDS = 3600;

    /**
     * The time that tasks take.
     *
     * @param seconds measured seconds of one task each; not empty
     * @param tasks tasks that are left
     */
    public static TimeLeft of(List<Double> seconds, double tasks) {
        if (seconds.isEmpty()) {
            throw new IllegalArgumentException("no task was measured, so nothing can be said about time");
        }
        double[] times = bounded(seconds);
        Interval mean = new Bootstrap(Bootstrap.Method.PERCENTILE, 0.95, 1000, 42)
                .interval(
                        times.length,
                        units -> Arrays.stream(units)
                                .mapToDouble(unit -> times[unit])
                                .average()
                                .orElse(0));
        double factor = tasks / SECONDS;
        return new TimeLeft(
                new Interval(mean.estimate() * factor, mean.low() * factor, mean.high() * factor), times.length);
    }

    /**
     * The expected hours alone, without an interval: for sums over many times.
     *
     * @param seconds measured seconds of one task each
     * @param tasks tasks that take so long on average
     */
    public static double expected(List<Double> seconds, double tasks) {
        return Arrays.stream(bounded(seconds)).average().orElse(0) * tasks / SECONDS;
    }

    /** The times in rising order, none above {@value #MOST} times their median. */
    public static double[] bounded(List<Double> seconds) {
        double[] sorted =
                seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double most = MOST * Quantiles.median(sorted);
        return Arrays.stream(sorted).map(time -> Math.min(time, most)).toArray();
    }
}
