package dev.tagloop.learning.simulation;

import java.util.List;

/**
 * A mean over seeds with its 95 % interval by Student's distribution, which is wide for few seeds as it should be.
 *
 * @param mean of the values; NaN without any
 * @param low lower end; NaN for fewer than two values
 * @param high upper end
 * @param seeds number of values
 */
public record SeedMean(double mean, double low, double high, int seeds) {
    /** The 97.5 % quantiles for 1 to 30 degrees of freedom. */
    private static final double[] STUDENT = {
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
        2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042
    };

    private static final double NORMAL = 1.960;

    /** The mean of these values. */
    public static SeedMean of(List<Double> values) {
        int count = values.size();
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        if (count < 2) {
            return new SeedMean(mean, Double.NaN, Double.NaN, count);
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double error = Math.sqrt(squares / (count - 1) / count);
        double width = error * (count - 1 <= STUDENT.length ? STUDENT[count - 2] : NORMAL);
        return new SeedMean(mean, mean - width, mean + width, count);
    }
}
