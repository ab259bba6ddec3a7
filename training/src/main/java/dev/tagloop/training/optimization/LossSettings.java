package dev.tagloop.training.optimization;

/**
 * What cross entropy counts how much.
 *
 * @param smoothing the share of the wanted probability that is spread evenly over all classes ({@code
 *     label_smoothing_factor})
 * @param classWeights by class
 */
public record LossSettings(double smoothing, ClassWeights classWeights) {

    /** Plain cross entropy. */
    public static final LossSettings PLAIN = new LossSettings(0, ClassWeights.NONE);

    /** Checks the range. */
    public LossSettings {
        Range.require(smoothing >= 0 && smoothing < 1, "label_smoothing_factor", smoothing, "from 0 to below 1");
    }

    /** Whether it is plain cross entropy. */
    public boolean plain() {
        return smoothing == 0 && classWeights.alike();
    }

    /** A copy with another smoothing. */
    public LossSettings withSmoothing(double value) {
        return new LossSettings(value, classWeights);
    }

    /** A copy with other weights. */
    public LossSettings withClassWeights(ClassWeights value) {
        return new LossSettings(smoothing, value);
    }
}
