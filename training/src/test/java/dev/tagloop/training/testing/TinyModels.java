package dev.tagloop.training.testing;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.MiniLm;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.family.Drafts;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Encoders of every family with random weights. */
public final class TinyModels {

    private static final Map<String, String> OWN_KEYS = new TreeMap<>(Map.of(
            "bert", "",
            "roberta", "",
            "xlm-roberta", "",
            "camembert", "",
            "distilbert", "",
            "electra", "\"embedding_size\": 12,",
            "mpnet", "",
            "deberta-v2", """
                "relative_attention": true, "pos_att_type": ["c2p", "p2c"], "share_att_key": true, "position_buckets": 8,
                "norm_rel_ebd": "layer_norm", "position_biased_input": false, "conv_kernel_size": 3,""",
            "modernbert", "\"local_attention\": 8, \"global_attn_every_n_layers\": 2,"));

    private TinyModels() {}

    /** All types. */
    public static Iterable<String> types() {
        return OWN_KEYS.keySet();
    }

    /** A body of a type with MiniLM's vocabulary. */
    public static Checkpoint encoder(String type) {
        return encoder(type, 30522);
    }

    /** A body of a type with so many pieces. */
    public static Checkpoint encoder(String type, int pieces) {
        ModelConfig config = ModelConfig.parse("""
                {"model_type": "%s", "vocab_size": %d, "hidden_size": 16, "num_hidden_layers": 2, %s
                 "num_attention_heads": 2, "intermediate_size": 24, "hidden_act": "gelu", "max_position_embeddings": 160,
                 "type_vocab_size": 2, "pad_token_id": 0, "relative_attention_num_buckets": 32}
                """.formatted(type, pieces, OWN_KEYS.get(type)));
        Random random = new Random(7);
        Map<String, FloatTensor> weights = new TreeMap<>();
        Drafts.encoder(config)
                .blueprint()
                .shapes()
                .forEach((name, shape) -> weights.put(name, tensor(name, shape, random)));
        return Checkpoint.of(config, weights, MiniLm.tokenizer());
    }

    private static FloatTensor tensor(String name, int[] shape, Random random) {
        FloatTensor zeros = FloatTensor.zeros(shape);
        float[] values = new float[zeros.size()];
        if (shape.length == 1 && name.endsWith("weight")) {
            Arrays.fill(values, 1);
        } else if (shape.length > 1) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (random.nextGaussian() * 0.1);
            }
        }
        return FloatTensor.of(shape, values);
    }
}
