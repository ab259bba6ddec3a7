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
        return switch (family) {
            case DISTILBERT -> distilBert(family.prefix() + "transformer.layer." + layer + ".");
            case MPNET ->
                withAttention(
                        family.prefix() + "encoder.layer." + layer + ".",
                        "attention.attn.q",
                        "attention.attn.k",
                        "attention.attn.v",
                        "attention.attn.o",
                        "attention.LayerNorm");
            case DEBERTA_V2 ->
                withAttention(
                        family.prefix() + "encoder.layer." + layer + ".",
                        "attention.self.query_proj",
                        "attention.self.key_proj",
                        "attention.self.value_proj",
                        "attention.output.dense",
                        "attention.output.LayerNorm");
            default ->
                withAttention(
                        family.prefix() + "encoder.layer." + layer + ".",
                        "attention.self.query",
                        "attention.self.key",
                        "attention.self.value",
                        "attention.output.dense",
                        "attention.output.LayerNorm");
        };
    }

    private static LayerNames distilBert(String root) {
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

    private static LayerNames withAttention(
            String root, String query, String key, String value, String output, String norm) {
        return new LayerNames(
                root + query,
                root + key,
                root + value,
                root + output,
                root + norm,
                root + "intermediate.dense",
                root + "output.dense",
                root + "output.LayerNorm");
    }
}
