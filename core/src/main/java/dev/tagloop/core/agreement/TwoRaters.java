package dev.tagloop.core.agreement;

/** Checks for coefficients of two raters. */
final class TwoRaters {

    private TwoRaters() {}

    static void require(RatingTable ratings, String coefficient) {
        if (ratings.raters().size() != 2) {
            throw new IllegalArgumentException(coefficient + " is one of two raters, but the table has "
                    + ratings.raters().size() + "; choose two with columns(a, b)");
        }
    }
}
