package dev.tagloop.core.metrics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How near predicted numbers are to the given ones.
 *
 * @param texts number of texts
 * @param mse mean squared error
 * @param mae mean absolute error
 * @param pearson correlation of the numbers, -1 to 1; NaN where one side does not vary
 * @param spearman correlation of their ranks, equal numbers sharing the mean of their ranks; NaN where one side does not vary
 */
public record RegressionScores(int texts, double mse, double mae, double pearson, double spearman) {

    /**
     * Compares predictions.
     *
     * @throws IllegalArgumentException if the numbers of texts differ
     */
    public static RegressionScores compare(List<Double> gold, List<Double> predicted) {
        SpanScores.requireSameDocuments(gold, predicted);
        double[] wanted = gold.stream().mapToDouble(Double::doubleValue).toArray();
        double[] found = predicted.stream().mapToDouble(Double::doubleValue).toArray();
        double squares = 0;
        double absolute = 0;
        for (int i = 0; i < wanted.length; i++) {
            double error = found[i] - wanted[i];
            squares += error * error;
            absolute += Math.abs(error);
        }
        return new RegressionScores(
                wanted.length,
                squares / wanted.length,
                absolute / wanted.length,
                pearson(wanted, found),
                pearson(ranks(wanted), ranks(found)));
    }

    private static double pearson(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElse(Double.NaN);
        double meanB = Arrays.stream(b).average().orElse(Double.NaN);
        double both = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            both += (a[i] - meanA) * (b[i] - meanB);
            squaresA += (a[i] - meanA) * (a[i] - meanA);
            squaresB += (b[i] - meanB) * (b[i] - meanB);
        }
        return both / Math.sqrt(squaresA * squaresB);
    }

    private static double[] ranks(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        int from = 0;
        while (from < order.length) {
            int to = from + 1;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }
}
