package dev.tagloop.training.internal.layers;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.Activation;

/** Two linear layers with a function between them. */
public record FeedForward(Linear inner, Activation activation, Linear outer) {

    /** A tensor of the same shape. */
    public NDArray apply(NDArray x) {
        return outer.apply(Activations.apply(activation, inner.apply(x)));
    }
}
