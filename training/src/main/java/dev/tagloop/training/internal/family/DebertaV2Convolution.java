package dev.tagloop.training.internal.family;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.training.internal.layers.Activations;
import dev.tagloop.training.internal.layers.Counts;
import dev.tagloop.training.internal.layers.Fill;
import dev.tagloop.training.internal.layers.Norm;
import dev.tagloop.training.internal.layers.Scope;
import dev.tagloop.training.internal.layers.Slot;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.function.UnaryOperator;

/** The convolution that DeBERTa-v2 adds to the output of its first layer; it sees the input of that layer. */
final class DebertaV2Convolution {

    private final Slot weight;
    private final Slot bias;
    private final Norm norm;
    private final UnaryOperator<NDArray> activation;
    private final int groups;

    DebertaV2Convolution(ModelConfig config, Scope at, LayerSizes sizes) {
        int kernel = config.integer("conv_kernel_size", 0);
        if (kernel % 2 == 0) {
            throw new ModelFormatException(
                    "config.json: conv_kernel_size is " + kernel + ", but only odd ones are known");
        }
        this.groups = Counts.positive("conv_groups", config.integer("conv_groups", 1));
        this.weight = at.slot("conv.weight", Fill.NORMAL, sizes.hidden(), sizes.hidden() / groups, kernel);
        this.bias = at.slot("conv.bias", Fill.ZEROS, sizes.hidden());
        this.norm = Norm.layer(at, "LayerNorm", sizes.hidden(), sizes.epsilon());
        this.activation = Activations.named(config.text("conv_act").orElse("tanh"));
    }

    /**
     * The output of the layer with the convolution added.
     *
     * @param mask 1 for pieces and 0 for padding, null when nothing is padded
     */
    NDArray apply(NDArray input, NDArray output, NDArray mask, Dropout dropout) {
        NDArray seen = Ops.convolution(Ops.transpose(input, 0, 2, 1), weight.get(), bias.get(), groups);
        NDArray convolved = masked(Ops.transpose(seen, 0, 2, 1), mask);
        NDArray sum = Ops.add(output, activation.apply(dropout.apply(convolved)));
        return masked(norm.apply(sum), mask);
    }

    private static NDArray masked(NDArray x, NDArray mask) {
        return mask == null ? x : Ops.multiply(x, mask);
    }
}
