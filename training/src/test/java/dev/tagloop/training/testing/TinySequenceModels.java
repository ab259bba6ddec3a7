package dev.tagloop.training.testing;

import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.ComputeDevice;
import dev.tagloop.training.internal.family.Draft;
import dev.tagloop.training.internal.seq2seq.SequenceFamilies;
import dev.tagloop.training.internal.seq2seq.SequenceToSequence;
import dev.tagloop.training.internal.tensor.Parameters;
import dev.tagloop.training.internal.tensor.Torch;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A T5 and a BART of width 32 with random weights over 50 pieces, in native memory. */
public final class TinySequenceModels implements AutoCloseable {

    private static final Map<String, String> CONFIGS = Map.of("t5", """
                {"model_type": "t5", "vocab_size": 50, "d_model": 32, "d_kv": 8, "d_ff": 64, "num_layers": 2, "num_heads": 4,
                 "feed_forward_proj": "gated-gelu", "relative_attention_num_buckets": 8, "pad_token_id": 0,
                 "eos_token_id": 1, "decoder_start_token_id": 0}
                """, "bart", """
                {"model_type": "bart", "vocab_size": 50, "d_model": 32, "encoder_layers": 1, "decoder_layers": 2,
                 "encoder_attention_heads": 4, "decoder_attention_heads": 4, "encoder_ffn_dim": 40, "decoder_ffn_dim": 40,
                 "max_position_embeddings": 24, "pad_token_id": 1, "eos_token_id": 2, "decoder_start_token_id": 2}
                """);

    public final ModelConfig config;
    public final SequenceToSequence model;
    public final Parameters parameters;

    public TinySequenceModels(String type) {
        config = ModelConfig.parse(CONFIGS.get(type));
        Draft<SequenceToSequence> draft = SequenceFamilies.of(config).model(config);
        Random random = new Random(3);
        Map<String, FloatTensor> weights = new TreeMap<>();
        draft.blueprint().shapes().forEach((name, shape) -> weights.put(name, tensor(name, shape, random)));
        parameters = new Parameters(
                Torch.newManager(ComputeDevice.CPU), weights, draft.blueprint().frozen());
        draft.blueprint().bind(parameters);
        model = draft.head();
    }

    private static FloatTensor tensor(String name, int[] shape, Random random) {
        FloatTensor zeros = FloatTensor.zeros(shape);
        float[] values = new float[zeros.size()];
        if (shape.length == 1 && name.endsWith("weight")) {
            Arrays.fill(values, 1);
        } else {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (random.nextGaussian() * 0.15);
            }
        }
        return FloatTensor.of(shape, values);
    }

    @Override
    public void close() {
        parameters.close();
    }
}
