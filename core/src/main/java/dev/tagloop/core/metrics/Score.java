package dev.tagloop.core.metrics;

/**
 * Precision, recall and their harmonic mean, each 0 to 1; NaN where a mean over no class was asked for.
 *
 * @param precision share of the predicted entities that are right
 * @param recall share of the labelled entities that were found
 * @param f1 harmonic mean of the two
 * @param support number of labelled entities
 */
public record Score(double precision, double recall, double f1, int support) {

    /**
     * The score of counts.
     *
     * @param zeroDivision precision or recall where the divisor is 0: 0 or 1
     */
    public static Score of(Counts counts, double zeroDivision) {
        double precision = divide(counts.correct(), counts.predicted(), zeroDivision);
        double recall = divide(counts.correct(), counts.gold(), zeroDivision);
        double sum = precision + recall;
        // Divided in this order to give the same last bit as NumPy.
        double f1 = 2 * precision * recall / (sum == 0 ? 1 : sum);
        return new Score(precision, recall, f1, counts.gold());
    }

    private static double divide(int part, int whole, double zeroDivision) {
        return whole == 0 ? zeroDivision : (double) part / whole;
    }
}
