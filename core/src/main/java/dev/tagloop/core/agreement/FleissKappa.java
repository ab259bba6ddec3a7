package dev.tagloop.core.agreement;

/**
 * Fleiss' κ of any number of raters, who need not be the same for each unit (Fleiss 1971, Psychological Bulletin 76(5)).
 * Units with fewer ratings than others count as one unit each, as in Gwet 2014, chapter 2.
 */
public final class FleissKappa implements Coefficient {

    private final CategoryWeights weights;

    /** Only equal categories agree. */
    public FleissKappa() {
        this(CategoryWeights.IDENTITY);
    }

    /** Near categories agree in part. */
    public FleissKappa(CategoryWeights weights) {
        this.weights = weights;
    }

    @Override
    public double of(RatingTable ratings) {
        ObservedAgreement observed = ObservedAgreement.of(ratings, weights);
        double[] shares = observed.shares();
        double expected = 0;
        for (int k = 0; k < shares.length; k++) {
            for (int l = 0; l < shares.length; l++) {
                expected += weights.between(k, l, shares.length) * shares[k] * shares[l];
            }
        }
        return Coefficient.corrected(observed.value(), expected);
    }
}
