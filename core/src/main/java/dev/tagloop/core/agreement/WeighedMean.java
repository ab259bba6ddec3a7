package dev.tagloop.core.agreement;

/** A mean of numbers that count differently; those that are NaN are left out. */
final class WeighedMean {
    private double sum;
    private double weights;

    void add(double value, double weight) {
        if (!Double.isNaN(value)) {
            sum += value * weight;
            weights += weight;
        }
    }

    /** NaN without a number. */
    double value() {
        return weights == 0 ? Double.NaN : sum / weights;
    }
}
