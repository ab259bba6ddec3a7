package dev.tagloop.training.internal.layers;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.Activation;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.function.UnaryOperator;

/** The functions between linear layers, over tensors. */
public final class Activations {

    private Activations() {}

    /** Applies one element by element. */
    public static NDArray apply(Activation activation, NDArray x) {
        return switch (activation) {
            case GELU_ERF -> Ops.gelu(x);
            case GELU_TANH -> Ops.geluTanh(x);
            case RELU -> Ops.relu(x);
            case SILU -> Ops.silu(x);
        };
    }

    /** One by its name in a configuration, {@code tanh} too. */
    public static UnaryOperator<NDArray> named(String name) {
        if (name.equals("tanh")) {
            return Ops::tanh;
        }
        Activation activation = Activation.of(name);
        return x -> apply(activation, x);
    }
}
