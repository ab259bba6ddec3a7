package dev.tagloop.core.agreement;

/**
 * Observed agreement over all pairs of ratings of a unit, averaged over the units with two ratings or more, and the mean
 * distribution of the categories over the units with any (Gwet 2014, chapter 2: missing ratings are left out).
 */
record ObservedAgreement(double value, double[] shares) {

    static ObservedAgreement of(RatingTable ratings, CategoryWeights weights) {
        int size = ratings.categories().size();
        double[] shares = new double[size];
        double sum = 0;
        int paired = 0;
        int rated = 0;
        for (int unit = 0; unit < ratings.units(); unit++) {
            int[] counts = ratings.counts(unit);
            int all = 0;
            for (int count : counts) {
                all += count;
            }
            if (all > 0) {
                rated++;
            }
            for (int k = 0; k < size && all > 0; k++) {
                shares[k] += (double) counts[k] / all;
            }
            if (all > 1) {
                paired++;
                sum += agreeing(counts, weights) / ((double) all * (all - 1));
            }
        }
        for (int k = 0; k < size; k++) {
            shares[k] /= rated;
        }
        return new ObservedAgreement(paired == 0 ? Double.NaN : sum / paired, shares);
    }

    private static double agreeing(int[] counts, CategoryWeights weights) {
        double sum = 0;
        for (int k = 0; k < counts.length; k++) {
            double near = 0;
            for (int l = 0; l < counts.length; l++) {
                near += weights.between(k, l, counts.length) * counts[l];
            }
            sum += counts[k] * (near - 1);
        }
        return sum;
    }
}
