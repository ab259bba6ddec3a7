package dev.tagloop.core.combination;

import java.util.ArrayList;
import java.util.List;

/**
 * How far scores are from what they promise: of predictions scored 0.8, four of five should be right (expected calibration
 * error of Naeini, Cooper and Hauskrecht 2015, AAAI, as in Guo, Pleiss, Sun and Weinberger 2017, ICML).
 *
 * @param expected mean distance of accuracy and score over bins of equal width, weighted by their sizes
 * @param largest distance of any bin
 * @param bins by rising score, empty ones left out
 */
public record CalibrationError(double expected, double largest, List<Bin> bins) {

    /**
     * Predictions of similar scores.
     *
     * @param count how many
     * @param score their mean
     * @param accuracy share that is right
     */
    public record Bin(int count, double score, double accuracy) {

        private double distance() {
            return Math.abs(score - accuracy);
        }
    }

    /** Copies the bins. */
    public CalibrationError {
        bins = List.copyOf(bins);
    }

    /**
     * Measures.
     *
     * @param scores 0 to 1
     * @param right whether each prediction is right
     * @param count number of bins; a score on an edge belongs to the lower one, as in Guo et al.
     * @throws IllegalArgumentException if the numbers of both differ or a score is out of range
     */
    public static CalibrationError of(double[] scores, boolean[] right, int count) {
        if (scores.length != right.length || count < 1) {
            throw new IllegalArgumentException(scores.length + " scores, " + right.length + " outcomes and " + count
                    + " bins do not fit together");
        }
        int[] counts = new int[count];
        double[] sums = new double[count];
        int[] rights = new int[count];
        for (int i = 0; i < scores.length; i++) {
            if (!(scores[i] >= 0 && scores[i] <= 1)) {
                throw new IllegalArgumentException("a score is 0 to 1, not " + scores[i]);
            }
            int bin = Math.max(0, (int) Math.ceil(scores[i] * count) - 1);
            counts[bin]++;
            sums[bin] += scores[i];
            rights[bin] += right[i] ? 1 : 0;
        }
        List<Bin> bins = new ArrayList<>();
        double expected = 0;
        double largest = 0;
        for (int bin = 0; bin < count; bin++) {
            if (counts[bin] > 0) {
                Bin one = new Bin(counts[bin], sums[bin] / counts[bin], (double) rights[bin] / counts[bin]);
                bins.add(one);
                expected += one.distance() * one.count() / scores.length;
                largest = Math.max(largest, one.distance());
            }
        }
        return new CalibrationError(expected, largest, bins);
    }
}
