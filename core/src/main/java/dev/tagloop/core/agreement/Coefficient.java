package dev.tagloop.core.agreement;

/** A number that says how far raters agree: 1 for perfect agreement, 0 for what chance would give. */
@FunctionalInterface
public interface Coefficient {

    /** The coefficient, NaN where the ratings leave it undefined, such as when all are of one category. */
    double of(RatingTable ratings);

    /** From observed and expected agreement, NaN if nothing but agreement is expected. */
    static double corrected(double observed, double expected) {
        return expected == 1 ? Double.NaN : (observed - expected) / (1 - expected);
    }
}
