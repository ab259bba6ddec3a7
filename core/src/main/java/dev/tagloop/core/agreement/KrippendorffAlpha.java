package dev.tagloop.core.agreement;

/**
 * Krippendorff's α of any number of raters with missing ratings: one less observed by expected disagreement over all pairable
 * ratings (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability).
 */
public final class KrippendorffAlpha implements Coefficient {

    private final Scale scale;

    /** α at a level of measurement. */
    public KrippendorffAlpha(Scale scale) {
        this.scale = scale;
    }

    @Override
    public double of(RatingTable ratings) {
        int size = ratings.categories().size();
        double[][] coincidences = new double[size][size];
        for (int unit = 0; unit < ratings.units(); unit++) {
            add(coincidences, ratings.counts(unit));
        }
        double[] totals = new double[size];
        double all = 0;
        for (int c = 0; c < size; c++) {
            for (double value : coincidences[c]) {
                totals[c] += value;
            }
            all += totals[c];
        }
        double[] values = scale.values(ratings.categories());
        double observed = 0;
        double expected = 0;
        for (int c = 0; c < size; c++) {
            for (int k = 0; k < size; k++) {
                double difference = scale.difference(c, k, values, totals);
                observed += coincidences[c][k] * difference;
                expected += totals[c] * totals[k] * difference;
            }
        }
        return expected == 0 ? Double.NaN : 1 - (all - 1) * observed / expected;
    }

    private static void add(double[][] coincidences, int[] counts) {
        int all = 0;
        for (int count : counts) {
            all += count;
        }
        for (int c = 0; c < counts.length && all > 1; c++) {
            for (int k = 0; k < counts.length; k++) {
                coincidences[c][k] += (double) counts[c] * (counts[k] - (c == k ? 1 : 0)) / (all - 1);
            }
        }
    }
}
