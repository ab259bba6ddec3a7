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
        NDArray likely = Ops.logSoftmax(logits);
        NDArray own = Ops.sum(Ops.multiply(
                Ops.pick(likely, Ops.longs(logits.getManager(), index(labels), labels.length, 1)),
                Ops.floats(logits.getManager(), shares(labels, counted, true), labels.length, 1)));
        return smoothing == 0 ? own : Ops.add(own, spread(likely, labels, counted));
    }

    /** What is asked of all classes alike, summed up by products of matrices: a vocabulary is wide. */
    private NDArray spread(NDArray likely, int[] labels, double counted) {
        int classes = (int) likely.getShape().get(1);
        float[] weights = new float[classes];
        for (int c = 0; c < classes; c++) {
            weights[c] = (float) weight(c);
        }
        NDArray rows = Ops.floats(likely.getManager(), shares(labels, counted * classes, false), 1, labels.length);
        return Ops.sum(Ops.matMul(Ops.matMul(rows, likely), Ops.floats(likely.getManager(), weights, classes, 1)));
    }

    private static long[] index(int[] labels) {
        return Arrays.stream(labels).mapToLong(label -> Math.max(0, label)).toArray();
    }

    /** What a row's log-probabilities are multiplied by: those of the label by its weight, those of all classes without. */
    private float[] shares(int[] labels, double divisor, boolean ofLabel) {
        double part = ofLabel ? 1 - smoothing : smoothing;
        float[] shares = new float[labels.length];
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] != Losses.IGNORED) {
                shares[row] = (float) (-part * (ofLabel ? weight(labels[row]) : 1) / divisor);
            }
        }
        return shares;
    }
}
