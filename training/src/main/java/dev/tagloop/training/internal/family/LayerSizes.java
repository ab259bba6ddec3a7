package dev.tagloop.training.internal.family;

import dev.tagloop.models.Activation;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.layers.Counts;

/**
 * What the layers of an encoder have in common.
 *
 * @param inner width between the two linear layers of the feed-forward block
 * @param epsilon of the norms
 */
record LayerSizes(int hidden, int heads, int inner, int layers, Activation activation, double epsilon) {

    /** The sizes of a configuration, held against each other. */
    static LayerSizes of(ModelConfig config, double epsilon) {
        int hidden = config.hiddenSize();
        int heads = config.attentionHeads();
        Counts.perHead(hidden, heads);
        return new LayerSizes(
                hidden,
                heads,
                config.intermediateSize(),
                Counts.layers("num_hidden_layers", config.layers()),
                config.activation(),
                epsilon);
    }
}
