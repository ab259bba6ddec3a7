package dev.tagloop.core.metrics;

/** Quantiles of measured values. */
public final class Quantiles {
    private Quantiles() {}

    /**
     * The value below which a share of the values lies, linear between neighbours, as in NumPy.
     *
     * @param sorted the values, smallest first; one at least
     * @param share 0 to 1
     */
    public static double linear(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int low = (int) Math.floor(at);
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
    }

    /** The value in the middle, or the mean of the two there; NaN of none. @param sorted the values, smallest first */
    public static double median(double[] sorted) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * One of the values, that whose rank is nearest to a share.
     *
     * @param sorted the values, smallest first; one at least
     * @param share 0 to 1
     */
    public static double nearest(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
