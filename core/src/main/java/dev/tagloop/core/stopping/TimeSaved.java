package dev.tagloop.core.stopping;

import dev.tagloop.core.agreement.Interval;
import dev.tagloop.core.metrics.Quantiles;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Whether answers come quicker with suggestions: medians of both groups and their difference, with 95 % intervals of a bootstrap that draws each group by
 * itself (Efron and Tibshirani 1993, chapter 8). Long breaks count as {@link TimeLeft#bounded} says.
 *
 * @param with median seconds with suggestions; NaN where there are none
 * @param without median seconds without them
 * @param saved how much less the first is; its ends are NaN unless both groups have {@value #FEWEST} times
 */
public record TimeSaved(Interval with, Interval without, Interval saved) {
    /** Fewer times have no interval. */
    public static final int FEWEST = 5;

    private static final int SAMPLES = 1000;
    private static final long SEED = 42;
    private static final double TAIL = 0.025;

    /** Compares measured seconds. */
    public static TimeSaved of(List<Double> with, List<Double> without) {
        double[] first = TimeLeft.bounded(with);
        double[] second = TimeLeft.bounded(without);
        double[] firstMedians = medians(first, SEED);
        double[] secondMedians = medians(second, SEED + 1);
        double[] differences = new double[firstMedians.length == 0 ? 0 : secondMedians.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = secondMedians[i] - firstMedians[i];
        }
        double firstMedian = Quantiles.median(first);
        double secondMedian = Quantiles.median(second);
        return new TimeSaved(
                interval(firstMedian, firstMedians),
                interval(secondMedian, secondMedians),
                interval(secondMedian - firstMedian, differences));
    }

    private static Interval interval(double estimate, double[] resampled) {
        if (resampled.length == 0) {
            return new Interval(estimate, Double.NaN, Double.NaN);
        }
        double[] sorted = resampled.clone();
        Arrays.sort(sorted);
        return new Interval(estimate, Quantiles.linear(sorted, TAIL), Quantiles.linear(sorted, 1 - TAIL));
    }

    /** Medians of resamples: how often each value is drawn is counted, since sorting each resample would take longer. */
    private static double[] medians(double[] sorted, long seed) {
        if (sorted.length < FEWEST) {
            return new double[0];
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] medians = new double[SAMPLES];
        int[] drawn = new int[sorted.length];
        for (int sample = 0; sample < SAMPLES; sample++) {
            Arrays.fill(drawn, 0);
            for (int i = 0; i < sorted.length; i++) {
                drawn[random.nextInt(sorted.length)]++;
            }
            int middle = sorted.length / 2;
            double above = at(sorted, drawn, middle);
            medians[sample] = sorted.length % 2 == 1 ? above : (at(sorted, drawn, middle - 1) + above) / 2;
        }
        return medians;
    }

    /** The value at a place of the resample in rising order. */
    private static double at(double[] sorted, int[] drawn, int place) {
        int seen = 0;
        for (int i = 0; i < sorted.length; i++) {
            seen += drawn[i];
            if (seen > place) {
                return sorted[i];
            }
        }
        throw new IllegalArgumentException("a resample of " + sorted.length + " values has no place " + place);
    }
}
