package dev.tagloop.training.internal.tensor;

import ai.djl.ndarray.NDArray;

/** Sets random elements to zero and scales the others up; one value serves one training step. */
@FunctionalInterface
public interface Dropout {

    /** Leaves tensors as they are: evaluation, and training with rate 0. */
    Dropout NONE = x -> x;

    /** The tensor with some elements dropped. */
    NDArray apply(NDArray x);
}
