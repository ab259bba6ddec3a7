package dev.tagloop.training.internal.layers;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.Activation;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.List;
import java.util.function.Function;

/** A feed-forward block whose inner numbers are multiplied by a gate: {@code outer(f(value) · gate)}. */
public final class GatedFeedForward {

    private final Function<NDArray, List<NDArray>> inner;
    private final Activation activation;
    private final Linear outer;

    private GatedFeedForward(Function<NDArray, List<NDArray>> inner, Activation activation, Linear outer) {
        this.inner = inner;
        this.activation = activation;
        this.outer = outer;
    }

    /** Value and gate come out of one linear layer, one behind the other. */
    public static GatedFeedForward joined(Linear both, Activation activation, Linear outer) {
        return new GatedFeedForward(x -> Ops.parts(both.apply(x), 2), activation, outer);
    }

    /** Value and gate have a linear layer each. */
    public static GatedFeedForward apart(Linear value, Linear gate, Activation activation, Linear outer) {
        return new GatedFeedForward(x -> List.of(value.apply(x), gate.apply(x)), activation, outer);
    }

    /** A tensor of the same shape. */
    public NDArray apply(NDArray x) {
        return apply(x, Dropout.NONE);
    }

    /** As the other one, with dropout before the last layer (T5). */
    public NDArray apply(NDArray x, Dropout dropout) {
        List<NDArray> both = inner.apply(x);
        return outer.apply(dropout.apply(Ops.multiply(Activations.apply(activation, both.get(0)), both.get(1))));
    }
}
