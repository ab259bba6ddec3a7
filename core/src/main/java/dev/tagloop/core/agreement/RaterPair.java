package dev.tagloop.core.agreement;

import java.util.ArrayList;
import java.util.List;

/**
 * How far two raters agree.
 *
 * @param left the one
 * @param right the other
 * @param units number of units that both rated
 * @param value of the coefficient; NaN where it is undefined
 */
public record RaterPair(String left, String right, int units, double value) {

    /** Every pair of a table's columns, by the order of the columns. */
    public static List<RaterPair> all(RatingTable ratings, Coefficient coefficient) {
        List<RaterPair> pairs = new ArrayList<>();
        for (int a = 0; a < ratings.raters().size(); a++) {
            for (int b = a + 1; b < ratings.raters().size(); b++) {
                RatingTable both = PairedUnits.of(ratings.columns(a, b));
                pairs.add(new RaterPair(
                        ratings.raters().get(a), ratings.raters().get(b), both.units(), coefficient.of(both)));
            }
        }
        return List.copyOf(pairs);
    }

    /** The mean over all pairs that have a value; NaN if none has. */
    public static double mean(List<RaterPair> pairs) {
        return pairs.stream()
                .mapToDouble(RaterPair::value)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
