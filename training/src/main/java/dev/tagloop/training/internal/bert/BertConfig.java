package dev.tagloop.training.internal.bert;

import dev.tagloop.models.Activation;
import dev.tagloop.models.ModelConfig;

/**
 * What the forward pass needs from a checkpoint's configuration; all sizes follow from the tensors.
 *
 * @param layers number of encoder layers
 * @param heads attention heads in each
 * @param epsilon of the layer norms; 1e-12 in BERT, not PyTorch's 1e-5
 * @param activation of the feed-forward layers
 */
public record BertConfig(int layers, int heads, double epsilon, Activation activation) {

    /**
     * Reads a configuration.
     *
     * @throws IllegalArgumentException if it is of another family than BERT
     */
    public static BertConfig of(ModelConfig config) {
        if (!config.modelType().equals("bert")) {
            throw new IllegalArgumentException("training supports models of the type bert, this one is of the type '"
                    + config.modelType() + "': choose a BERT encoder such as minilm");
        }
        return new BertConfig(config.layers(), config.attentionHeads(), config.layerNormEps(), config.activation());
    }
}
