package dev.tagloop.training.internal.bert;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.Activation;
import dev.tagloop.training.internal.tensor.Ops;

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
}
