package dev.tagloop.models.internal.graph;

import dev.tagloop.models.Activation;
import dev.tagloop.models.ModelConfig;

/** ModernBERT's block between encoder and any head: linear, activation, norm. Other families have none. */
final class PredictionHead {
    private PredictionHead() {}

    static String write(GraphScope scope, String input) {
        ModelConfig config = scope.config();
        int hidden = config.hiddenSize();
        boolean biased = config.flag("classifier_bias", false);
        String dense = scope.linear("head.dense", "head.dense", input, hidden, hidden, biased);
        String raised = scope.activate(
                Activation.of(config.text("classifier_activation").orElse("gelu")), "head.activation", dense);
        return new NormWriter(scope).write("head.norm", raised, hidden, config.flag("norm_bias", false));
    }
}
