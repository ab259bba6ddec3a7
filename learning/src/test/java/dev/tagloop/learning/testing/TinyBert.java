package dev.tagloop.learning.testing;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.MiniLm;
import dev.tagloop.models.ModelConfig;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A BERT of width 32 and two layers with random weights and MiniLM's vocabulary: trains in milliseconds a step. */
public final class TinyBert {

    private static final int VOCABULARY = 30522;
    private static final int HIDDEN = 32;
    private static final int INNER = 48;
    private static final int LAYERS = 2;
    private static final int POSITIONS = 512;

    /** A million weights are drawn once for all tests; nobody can change them. */
    private static final Checkpoint DRAWN = draw();

    private TinyBert() {}

    /** Writes it into a folder, whose name it returns. */
    public static String in(Path folder) {
        DRAWN.write(folder);
        return folder.toString();
    }

    private static Checkpoint draw() {
        ModelConfig config = ModelConfig.parse("""
                {"architectures": ["BertModel"], "model_type": "bert", "vocab_size": 30522, "hidden_size": 32,
                 "num_hidden_layers": 2, "num_attention_heads": 4, "intermediate_size": 48, "hidden_act": "gelu",
                 "max_position_embeddings": 512, "type_vocab_size": 2, "layer_norm_eps": 1e-12, "pad_token_id": 0,
                 "initializer_range": 0.02}
                """);
        Random random = new Random(5);
        Map<String, FloatTensor> weights = new TreeMap<>();
        String e = "bert.embeddings.";
        weights.put(e + "word_embeddings.weight", normal(random, VOCABULARY, HIDDEN));
        weights.put(e + "position_embeddings.weight", normal(random, POSITIONS, HIDDEN));
        weights.put(e + "token_type_embeddings.weight", normal(random, 2, HIDDEN));
        norm(weights, e + "LayerNorm");
        for (int i = 0; i < LAYERS; i++) {
            String at = "bert.encoder.layer." + i + ".";
            for (String part : new String[] {"query", "key", "value"}) {
                linear(weights, random, at + "attention.self." + part, HIDDEN, HIDDEN);
            }
            linear(weights, random, at + "attention.output.dense", HIDDEN, HIDDEN);
            norm(weights, at + "attention.output.LayerNorm");
            linear(weights, random, at + "intermediate.dense", INNER, HIDDEN);
            linear(weights, random, at + "output.dense", HIDDEN, INNER);
            norm(weights, at + "output.LayerNorm");
        }
        return Checkpoint.of(config, weights, MiniLm.tokenizer());
    }

    private static void linear(Map<String, FloatTensor> weights, Random random, String name, int out, int in) {
        weights.put(name + ".weight", normal(random, out, in));
        weights.put(name + ".bias", FloatTensor.zeros(out));
    }

    private static void norm(Map<String, FloatTensor> weights, String name) {
        float[] ones = new float[HIDDEN];
        Arrays.fill(ones, 1);
        weights.put(name + ".weight", FloatTensor.of(new int[] {HIDDEN}, ones));
        weights.put(name + ".bias", FloatTensor.zeros(HIDDEN));
    }

    private static FloatTensor normal(Random random, int rows, int columns) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * 0.1);
        }
        return FloatTensor.of(new int[] {rows, columns}, values);
    }
}
