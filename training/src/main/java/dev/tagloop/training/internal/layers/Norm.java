package dev.tagloop.training.internal.layers;

import ai.djl.ndarray.NDArray;
import dev.tagloop.training.internal.tensor.Ops;

/** Normalisation over the last dimension. */
public final class Norm {

    private final Slot weight;
    private final Slot bias;
    private final double epsilon;
    private final boolean centred;

    private Norm(Slot weight, Slot bias, double epsilon, boolean centred) {
        this.weight = weight;
        this.bias = bias;
        this.epsilon = epsilon;
        this.centred = centred;
    }

    /** A layer norm with a bias. */
    public static Norm layer(Scope at, String name, int width, double epsilon) {
        return layer(at, name, width, epsilon, true);
    }

    /** A layer norm with or without a bias. */
    public static Norm layer(Scope at, String name, int width, double epsilon, boolean biased) {
        return new Norm(
                at.slot(name + ".weight", Fill.ONES, width),
                biased ? at.slot(name + ".bias", Fill.ZEROS, width) : null,
                epsilon,
                true);
    }

    /** A norm by the root of the mean square, without a mean or a bias (T5). */
    public static Norm rootMeanSquare(Scope at, String name, int width, double epsilon) {
        return new Norm(at.slot(name + ".weight", Fill.ONES, width), null, epsilon, false);
    }

    /** A tensor of the same shape. */
    public NDArray apply(NDArray x) {
        if (!centred) {
            return Ops.rootMeanSquareNorm(x, weight.get(), epsilon);
        }
        return bias == null
                ? Ops.layerNorm(x, weight.get(), epsilon)
                : Ops.layerNorm(x, weight.get(), bias.get(), epsilon);
    }
}
