package dev.tagloop.training.optimization;

import java.util.List;

/**
 * Ends a training whose metric no longer gets better, by the rule of Hugging Face's {@code EarlyStoppingCallback}.
 *
 * @param patience how many evaluations in a row may pass without progress; 0 for no such end
 * @param threshold how much better an evaluation must be to be progress; exactly so much is not
 */
public record EarlyStopping(int patience, double threshold) {

    /** Never ends a training. */
    public static final EarlyStopping NONE = new EarlyStopping(0, 0);

    /** Checks each number's range. */
    public EarlyStopping {
        Range.require(patience >= 0, "early_stopping_patience", patience, "0 or more");
        Range.require(threshold >= 0, "early_stopping_threshold", threshold, "0 or more");
    }

    /**
     * Whether a training with these evaluations, the oldest first, ends now.
     *
     * @param greaterIsBetter whether more of the metric is better
     */
    public boolean ends(List<Double> metrics, boolean greaterIsBetter) {
        if (patience == 0) {
            return false;
        }
        double best = Double.NaN;
        int without = 0;
        for (double metric : metrics) {
            double gain = greaterIsBetter ? metric - best : best - metric;
            // The first one has nothing to be better than. A gain within the threshold moves the mark all the same.
            without = Double.isNaN(best) || gain > threshold ? 0 : without + 1;
            best = Double.isNaN(best) || gain > 0 ? metric : best;
        }
        return without >= patience;
    }
}
