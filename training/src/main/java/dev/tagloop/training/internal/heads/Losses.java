package dev.tagloop.training.internal.heads;

import ai.djl.ndarray.NDArray;
import dev.tagloop.training.internal.tensor.Ops;

/** Losses as the original heads compute them, each a scalar. */
public final class Losses {

    /** Labels of this value count nowhere. */
    public static final int IGNORED = -100;

    private Losses() {}

    /**
     * Cross entropy, mean over the rows whose label is not {@link #IGNORED}; 0 when all are ignored.
     *
     * @param logits [n, classes]
     * @param labels n class numbers
     */
    public static NDArray crossEntropy(NDArray logits, int[] labels) {
        long[] index = new long[labels.length];
        float[] weights = new float[labels.length];
        int counted = 0;
        for (int label : labels) {
            counted += label == IGNORED ? 0 : 1;
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] != IGNORED) {
                index[i] = labels[i];
                weights[i] = -1f / counted;
            }
        }
        NDArray picked = Ops.pick(Ops.logSoftmax(logits), Ops.longs(logits.getManager(), index, labels.length, 1));
        return Ops.sum(Ops.multiply(picked, Ops.floats(logits.getManager(), weights, labels.length, 1)));
    }

    /**
     * Binary cross entropy of logits, mean over all elements.
     *
     * @param logits [n, classes]
     * @param targets n × classes values from 0 to 1, row-major
     */
    public static NDArray binaryCrossEntropy(NDArray logits, float[] targets) {
        NDArray wanted = Ops.floats(
                logits.getManager(),
                targets,
                logits.getShape().get(0),
                logits.getShape().get(1));
        return Ops.mean(Ops.subtract(Ops.softPlus(logits), Ops.multiply(logits, wanted)));
    }

    /**
     * Mean squared error over all elements.
     *
     * @param outputs [n, 1]
     * @param targets n values
     */
    public static NDArray meanSquaredError(NDArray outputs, float[] targets) {
        return Ops.mean(
                Ops.square(Ops.subtract(outputs, Ops.floats(outputs.getManager(), targets, targets.length, 1))));
    }
}
