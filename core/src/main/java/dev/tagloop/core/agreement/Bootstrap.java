package dev.tagloop.core.agreement;

import dev.tagloop.core.metrics.Quantiles;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Intervals by drawing the units again and again with replacement (Efron and Tibshirani 1993, An Introduction to the
 * Bootstrap, chapters 13 and 14). Resamples for which a statistic is undefined are left out. The same seed gives the same
 * interval.
 *
 * @param method how the ends are found
 * @param level share of intervals that cover the truth, such as 0.95
 * @param samples number of resamples
 * @param seed of the draws
 */
public record Bootstrap(Method method, double level, int samples, long seed) {

    /** How ends are found. */
    public enum Method {
        /** Quantiles of the resampled values. */
        PERCENTILE,
        /** The same, corrected for bias and for a spread that changes with the value. */
        BCA
    }

    /** A number made of units. */
    @FunctionalInterface
    public interface Statistic {

        /** The number for these units; one may occur several times. NaN if it is undefined. */
        double of(int[] units);
    }

    /** More groups make the jackknife of BCA no better, only slower. */
    private static final int GROUPS = 400;

    /** Checks the numbers. */
    public Bootstrap {
        if (!(level > 0 && level < 1) || samples < 1) {
            throw new IllegalArgumentException("a bootstrap needs a level between 0 and 1 and one sample or more, got "
                    + level + " and " + samples);
        }
    }

    /** 95 % by BCa with 2,000 resamples. */
    public static Bootstrap standard() {
        return new Bootstrap(Method.BCA, 0.95, 2000, 42);
    }

    /** The interval of a coefficient over the units of a table. */
    public Interval interval(RatingTable ratings, Coefficient coefficient) {
        return interval(ratings.units(), units -> coefficient.of(ratings.rows(units)));
    }

    /** The interval of any number made of a list, such as span F1 of documents; its elements are what is drawn. */
    public <T> Interval interval(List<T> units, ToDoubleFunction<List<T>> statistic) {
        return interval(
                units.size(),
                drawn -> statistic.applyAsDouble(
                        Arrays.stream(drawn).mapToObj(units::get).toList()));
    }

    /** The interval of any statistic over so many units. */
    public Interval interval(int units, Statistic statistic) {
        int[] all = IntStream.range(0, units).toArray();
        double estimate = statistic.of(all);
        SplittableRandom random = new SplittableRandom(seed);
        int[] drawn = new int[units];
        double[] values = IntStream.range(0, units == 0 ? 0 : samples)
                .mapToDouble(sample -> {
                    Arrays.setAll(drawn, i -> random.nextInt(units));
                    return statistic.of(drawn);
                })
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (values.length == 0 || Double.isNaN(estimate)) {
            return new Interval(estimate, Double.NaN, Double.NaN);
        }
        double tail = (1 - level) / 2;
        if (method == Method.PERCENTILE) {
            return new Interval(estimate, Quantiles.linear(values, tail), Quantiles.linear(values, 1 - tail));
        }
        double bias = bias(values, estimate);
        double acceleration = acceleration(units, statistic);
        return new Interval(
                estimate,
                Quantiles.linear(values, corrected(tail, bias, acceleration)),
                Quantiles.linear(values, corrected(1 - tail, bias, acceleration)));
    }

    /** How far the resampled values lie to one side, in standard deviations; ties count half. */
    private static double bias(double[] sorted, double estimate) {
        double below = 0;
        for (double value : sorted) {
            below += value < estimate ? 1 : value == estimate ? 0.5 : 0;
        }
        // Kept off 0 and 1, where the quantile is infinite.
        double share = Math.min(Math.max(below, 0.5), sorted.length - 0.5) / sorted.length;
        return Normal.quantile(share);
    }

    private static double acceleration(int units, Statistic statistic) {
        int groups = Math.min(units, GROUPS);
        double[] left = IntStream.range(0, groups)
                .mapToDouble(group -> statistic.of(IntStream.range(0, units)
                        .filter(unit -> unit % groups != group)
                        .toArray()))
                .filter(value -> !Double.isNaN(value))
                .toArray();
        double mean = Arrays.stream(left).average().orElse(0);
        double squares = 0;
        double cubes = 0;
        for (double value : left) {
            double distance = mean - value;
            squares += distance * distance;
            cubes += distance * distance * distance;
        }
        return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
    }

    private static double corrected(double tail, double bias, double acceleration) {
        double shifted = bias + Normal.quantile(tail);
        return Normal.below(bias + shifted / (1 - acceleration * shifted));
    }
}
