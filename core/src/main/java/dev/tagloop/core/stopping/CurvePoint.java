package dev.tagloop.core.stopping;

/**
 * A measured point of a learning curve.
 *
 * @param labels what was labelled, in tasks or words; above 0
 * @param f1 how good the model was, 0 to 1
 */
public record CurvePoint(double labels, double f1) {

    /** @throws IllegalArgumentException if there are no labels or F1 is out of range */
    public CurvePoint {
        if (!(labels > 0 && f1 >= 0 && f1 <= 1)) {
            throw new IllegalArgumentException(
                    "a point has labels above 0 and F1 from 0 to 1, not " + labels + " and " + f1);
        }
    }
}
