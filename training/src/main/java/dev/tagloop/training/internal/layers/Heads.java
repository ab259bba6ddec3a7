package dev.tagloop.training.internal.layers;

import ai.djl.ndarray.NDArray;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Ops;

/** Between one wide vector a piece and several narrow ones, one for each head of attention. */
public final class Heads {

    private Heads() {}

    /** [rows, width, heads × d] → [rows, heads, width, d]. */
    public static NDArray split(NDArray x, int heads) {
        long rows = x.getShape().get(0);
        long width = x.getShape().get(1);
        long perHead = x.getShape().get(2) / heads;
        return Ops.transpose(Ops.reshape(x, rows, width, heads, perHead), 0, 2, 1, 3);
    }

    /** [rows, heads, width, d] → [rows, width, heads × d]. */
    public static NDArray join(NDArray x) {
        long rows = x.getShape().get(0);
        long width = x.getShape().get(2);
        long all = x.getShape().get(1) * x.getShape().get(3);
        return Ops.reshape(Ops.transpose(x, 0, 2, 1, 3), rows, width, all);
    }

    /** Values weighted by the softmax of scores, joined: [rows, width, heads × d]. */
    public static NDArray mix(NDArray scores, NDArray values, Dropout dropout) {
        return join(Ops.matMul(dropout.apply(Ops.softmax(scores)), values));
    }
}
