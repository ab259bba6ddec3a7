package dev.tagloop.core.agreement;

/**
 * Gwet's AC1, and AC2 with weights, of any number of raters: it stays near the observed agreement where one category
 * prevails and κ falls to 0 (Gwet 2008, British Journal of Mathematical and Statistical Psychology 61(1); weights and missing
 * ratings as in Gwet 2014).
 */
public final class GwetAc implements Coefficient {

    private final CategoryWeights weights;

    private GwetAc(CategoryWeights weights) {
        this.weights = weights;
    }

    /** AC1: only equal categories agree. */
    public static GwetAc ac1() {
        return new GwetAc(CategoryWeights.IDENTITY);
    }

    /** AC2: near categories agree in part. */
    public static GwetAc ac2(CategoryWeights weights) {
        return new GwetAc(weights);
    }

    @Override
    public double of(RatingTable ratings) {
        ObservedAgreement observed = ObservedAgreement.of(ratings, weights);
        double[] shares = observed.shares();
        int size = shares.length;
        double total = 0;
        double spread = 0;
        for (int k = 0; k < size; k++) {
            spread += shares[k] * (1 - shares[k]);
            for (int l = 0; l < size; l++) {
                total += weights.between(k, l, size);
            }
        }
        return size < 2 ? Double.NaN : Coefficient.corrected(observed.value(), total / (size * (size - 1.0)) * spread);
    }
}
