package dev.tagloop.training.internal.family;

import dev.tagloop.models.Activation;
import dev.tagloop.models.ModelConfig;

/**
 * What the layers of an encoder have in common.
 *
 * @param inner width between the two linear layers of the feed-forward block
 * @param epsilon of the norms
 */
record LayerSizes(int hidden, int heads, int inner, Activation activation, double epsilon) {

    /** The sizes of a configuration, held against each other. */
    static LayerSizes of(ModelConfig config, double epsilon) {
        int hidden = config.hiddenSize();
        int heads = config.attentionHeads();
        if (heads < 1 || hidden % heads != 0) {
            throw new IllegalArgumentException(
                    "config.json: the hidden size " + hidden + " cannot be shared by " + heads + " attention heads");
        }
        return new LayerSizes(hidden, heads, config.intermediateSize(), config.activation(), epsilon);
    }
}
