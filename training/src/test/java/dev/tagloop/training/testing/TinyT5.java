package dev.tagloop.training.testing;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.MiniLm;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.seq2seq.SequenceFamilies;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A T5 of width 16 with random weights and MiniLM's tokenizer. */
public final class TinyT5 {

    private TinyT5() {}

    /** @param more further keys of its {@code config.json}, with a comma before each */
    public static Checkpoint checkpoint(String more) {
        ModelConfig config = ModelConfig.parse("""
                {"model_type": "t5", "vocab_size": 30522, "d_model": 16, "d_kv": 8, "d_ff": 24, "num_layers": 1,
                 "num_heads": 2, "feed_forward_proj": "relu", "pad_token_id": 0, "eos_token_id": 102,
                 "decoder_start_token_id": 0%s}
                """.formatted(more));
        Random random = new Random(4);
        Map<String, FloatTensor> weights = new TreeMap<>();
        SequenceFamilies.of(config).model(config).blueprint().shapes().forEach((name, shape) -> {
            float[] values = new float[FloatTensor.zeros(shape).size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian() / 4;
            }
            weights.put(name, FloatTensor.of(shape, values));
        });
        return Checkpoint.of(config, weights, MiniLm.tokenizer());
    }
}
