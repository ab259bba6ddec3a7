package dev.tagloop.training.internal.layers;

import ai.djl.ndarray.NDArray;
import dev.tagloop.training.internal.tensor.Ops;

/**
 * Two narrow linear layers one after the other, beside a wide one.
 *
 * @param down [rank, in]
 * @param up [out, rank]
 * @param scaling of what comes out
 */
record Adapter(Slot down, Slot up, double scaling) {

    /** [.., in] → [.., out]. */
    NDArray apply(NDArray x) {
        return Ops.scale(Ops.linear(Ops.linear(x, down.get(), null), up.get(), null), scaling);
    }
}
