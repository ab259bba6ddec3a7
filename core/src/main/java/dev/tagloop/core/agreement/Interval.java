package dev.tagloop.core.agreement;

/**
 * An estimate with its interval.
 *
 * @param estimate of the data as they are
 * @param low lower end; NaN if no resample had a value
 * @param high upper end
 */
public record Interval(double estimate, double low, double high) {

    /** Whether a value lies in it, ends included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
