package dev.tagloop.training.internal.layers;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.Activation;
import dev.tagloop.training.internal.tensor.Dropout;

/** Two linear layers with a function between them. */
public record FeedForward(Linear inner, Activation activation, Linear outer) {

    /** A tensor of the same shape. */
    public NDArray apply(NDArray x) {
        return apply(x, Dropout.NONE);
    }

    /** As the other one, with dropout between the layers (T5). */
    public NDArray apply(NDArray x, Dropout dropout) {
        return outer.apply(dropout.apply(Activations.apply(activation, inner.apply(x))));
    }
}
