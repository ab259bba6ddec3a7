package dev.tagloop.core.agreement;

/**
 * Cohen's κ of two raters over the units that both rated; chance agreement comes from each rater's own distribution (Cohen
 * 1960, Educational and Psychological Measurement 20(1)). Weighted: Cohen 1968, Psychological Bulletin 70(4).
 */
public final class CohenKappa implements Coefficient {

    private final CategoryWeights weights;

    private CohenKappa(CategoryWeights weights) {
        this.weights = weights;
    }

    /** Only equal categories agree. */
    public static CohenKappa unweighted() {
        return new CohenKappa(CategoryWeights.IDENTITY);
    }

    /** Near categories agree in part. */
    public static CohenKappa weighted(CategoryWeights weights) {
        return new CohenKappa(weights);
    }

    /** @throws IllegalArgumentException unless the table has two columns */
    @Override
    public double of(RatingTable ratings) {
        TwoRaters.require(ratings, "Cohen's kappa");
        int size = ratings.categories().size();
        double[][] joint = new double[size][size];
        double[] left = new double[size];
        double[] right = new double[size];
        int both = 0;
        for (int unit = 0; unit < ratings.units(); unit++) {
            int a = ratings.code(unit, 0);
            int b = ratings.code(unit, 1);
            if (a != RatingTable.MISSING && b != RatingTable.MISSING) {
                joint[a][b]++;
                left[a]++;
                right[b]++;
                both++;
            }
        }
        double observed = 0;
        double expected = 0;
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                double weight = weights.between(a, b, size);
                observed += weight * joint[a][b];
                expected += weight * left[a] * right[b];
            }
        }
        return both == 0 ? Double.NaN : Coefficient.corrected(observed / both, expected / ((double) both * both));
    }
}
