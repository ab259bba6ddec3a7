package dev.tagloop.models.internal.graph;

import dev.tagloop.models.internal.weights.Family;

/** The names of the weights of one encoder layer, without {@code .weight} and {@code .bias}. */
record LayerNames(
        String query,
        String key,
        String value,
        String attentionOutput,
        String attentionNorm,
        String intermediate,
        String output,
        String outputNorm) {

    static LayerNames of(Family family, int layer) {
        if (family == Family.DISTILBERT) {
            String root = family.prefix() + "transformer.layer." + layer + ".";
            return new LayerNames(
                    root + "attention.q_lin",
                    root + "attention.k_lin",
                    root + "attention.v_lin",
                    root + "attention.out_lin",
                    root + "sa_layer_norm",
                    root + "ffn.lin1",
                    root + "ffn.lin2",
                    root + "output_layer_norm");
        }
        String root = family.prefix() + "encoder.layer." + layer + ".";
        return new LayerNames(
                root + "attention.self.query",
                root + "attention.self.key",
                root + "attention.self.value",
                root + "attention.output.dense",
                root + "attention.output.LayerNorm",
                root + "intermediate.dense",
                root + "output.dense",
                root + "output.LayerNorm");
    }
}
