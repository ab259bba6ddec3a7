package dev.tagloop.training.internal.layers;

import ai.djl.ndarray.NDArray;
import dev.tagloop.training.internal.tensor.Ops;

/** A linear layer, {@code x · weightᵀ} and mostly {@code + bias}. */
public final class Linear {

    private final Slot weight;
    private final Slot bias;
    private Adapter adapter;

    private Linear(Slot weight, Slot bias) {
        this.weight = weight;
        this.bias = bias;
    }

    /** A layer with a bias. */
    public static Linear of(Scope at, String name, int in, int out) {
        return of(at, name, in, out, true);
    }

    /** A layer with or without a bias. */
    public static Linear of(Scope at, String name, int in, int out, boolean biased) {
        Slot weight = at.slot(name + ".weight", Fill.NORMAL, out, in);
        return at.linear(new Linear(weight, biased ? at.slot(name + ".bias", Fill.ZEROS, out) : null));
    }

    /** A layer over a table that is there for something else too, with a bias of its own, or null for none. */
    public static Linear over(Slot table, Slot bias) {
        return new Linear(table, bias);
    }

    /** The place of its weight, [out, in]. */
    Slot weight() {
        return weight;
    }

    /** Adds what an adapter says to everything that this layer says from now on. */
    void adapt(Adapter beside) {
        adapter = beside;
    }

    /** [.., in] → [.., out]. */
    public NDArray apply(NDArray x) {
        NDArray own = Ops.linear(x, weight.get(), bias == null ? null : bias.get());
        return adapter == null ? own : Ops.add(own, adapter.apply(x));
    }
}
