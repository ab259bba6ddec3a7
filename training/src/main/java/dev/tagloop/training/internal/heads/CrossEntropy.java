package dev.tagloop.training.internal.heads;

import ai.djl.ndarray.NDArray;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.Arrays;

/**
 * Cross entropy with label smoothing and weights of classes, as PyTorch's {@code CrossEntropyLoss(weight,
 * label_smoothing)} computes it: the mean over counted rows, each by the weight of its class.
 */
public final class CrossEntropy {

    /** All classes alike, no smoothing. */
    public static final CrossEntropy PLAIN = new CrossEntropy(null, 0);

    private final float[] classWeights;
    private final double smoothing;

    private CrossEntropy(float[] classWeights, double smoothing) {
        this.classWeights = classWeights;
        this.smoothing = smoothing;
    }

    /** With all classes alike. */
    public static CrossEntropy smoothed(double smoothing) {
        return new CrossEntropy(null, smoothing);
    }

    /**
     * With a weight for each class.
     *
     * @param smoothing the share of the wanted probability that is spread evenly over all classes
     */
    public static CrossEntropy weighted(float[] classWeights, double smoothing) {
        return new CrossEntropy(classWeights.clone(), smoothing);
    }

    /**
     * How much the mean over these labels counts beside means over others: the sum of their weights.
     *
     * @param labels class numbers, {@link Losses#IGNORED} where none counts
     */
    public double counted(int[] labels) {
        return Arrays.stream(labels)
                .filter(label -> label != Losses.IGNORED)
                .mapToDouble(this::weight)
                .sum();
    }

    private double weight(int label) {
        return classWeights == null ? 1 : classWeights[label];
    }

    /**
     * The loss, a scalar; 0 when no row counts.
     *
     * @param logits [n, classes]
     * @param labels n class numbers
     */
    public NDArray of(NDArray logits, int[] labels) {
        double counted = counted(labels);
        if (smoothing == 0 && classWeights == null || counted == 0) {
            return Losses.crossEntropy(logits, labels);
        }
        // One matrix of factors says all of it: what each class's log-probability counts in each row.
        int classes = (int) logits.getShape().get(1);
        float[] factors = new float[labels.length * classes];
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] != Losses.IGNORED) {
                for (int c = 0; c < classes; c++) {
                    double wanted = smoothing / classes + (c == labels[row] ? 1 - smoothing : 0);
                    factors[row * classes + c] = (float) (-wanted * weight(c) / counted);
                }
            }
        }
        return Ops.sum(
                Ops.multiply(Ops.logSoftmax(logits), Ops.floats(logits.getManager(), factors, labels.length, classes)));
    }
}
