package dev.tagloop.training;

import dev.tagloop.core.text.Text;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Encoding;
import dev.tagloop.models.FastTokenizer;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.seq2seq.SequenceFamilies;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A T5 that has never read anything, to be trained from nothing. It learns the texts that it is shown; to write well about
 * others takes a model that was trained on very many texts before, such as {@code google/flan-t5-small}.
 *
 * @param width of its states
 * @param layers of encoder and decoder, each
 * @param heads of attention; the width is split among them
 * @param seed of its weights
 */
public record UntrainedT5(int width, int layers, int heads, long seed) {

    private static final int BLOCK = 4;

    /** Checks that the width can be split. */
    public UntrainedT5 {
        if (width < 1 || layers < 1 || heads < 1 || width % heads != 0) {
            throw new IllegalArgumentException("a width of " + width + " cannot be split among " + heads + " heads in "
                    + layers + " layers: use a multiple of the heads");
        }
    }

    /**
     * The model.
     *
     * @param like whose tokenizer it gets, with the ids of padding and of the end that its files name
     * @param end the piece that ends a text, as the tokenizer writes it: {@code [SEP]} for BERT's, {@code </s>} for others
     * @throws IllegalArgumentException if the tokenizer does not know the end
     */
    public Checkpoint checkpoint(Checkpoint like, String end) {
        ModelConfig own = like.config();
        ModelConfig config = ModelConfig.parse("""
                {"architectures": ["T5ForConditionalGeneration"], "model_type": "t5", "vocab_size": %d, "d_model": %d,
                 "d_kv": %d, "d_ff": %d, "num_layers": %d, "num_decoder_layers": %d, "num_heads": %d,
                 "feed_forward_proj": "relu", "relative_attention_num_buckets": 32,
                 "relative_attention_max_distance": 128, "layer_norm_epsilon": 1e-06, "dropout_rate": 0.1,
                 "tie_word_embeddings": true, "is_encoder_decoder": true, "n_positions": 512, "pad_token_id": %d,
                 "eos_token_id": %d, "decoder_start_token_id": %d}
                """.formatted(
                        own.vocabSize(),
                        width,
                        width / heads,
                        BLOCK * width,
                        layers,
                        layers,
                        heads,
                        own.padTokenId(),
                        end(like, end),
                        own.padTokenId()));
        return Checkpoint.of(config, weights(config), like.tokenizer());
    }

    private static int end(Checkpoint like, String end) {
        try (FastTokenizer tokenizer = FastTokenizer.of(like)) {
            Encoding whole = tokenizer.encode(Text.of(""));
            for (int i = whole.size() - 1; i >= 0; i--) {
                if (whole.tokens().get(i).equals(end)) {
                    return whole.ids()[i];
                }
            }
        }
        throw new IllegalArgumentException(
                "the tokenizer puts no '" + end + "' behind a text, so a model could not end one: name another piece");
    }

    private Map<String, FloatTensor> weights(ModelConfig config) {
        Random random = new Random(seed);
        Map<String, FloatTensor> weights = new TreeMap<>();
        SequenceFamilies.of(config).model(config).blueprint().shapes().forEach((name, shape) -> {
            float[] values = new float[FloatTensor.zeros(shape).size()];
            if (name.contains("layer_norm")) {
                Arrays.fill(values, 1);
            } else {
                double deviation = deviation(name, shape);
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) (random.nextGaussian() * deviation);
                }
            }
            weights.put(name, FloatTensor.of(shape, values));
        });
        return weights;
    }

    /** As the original draws them: attention is not scaled by the width of a head, so queries start out small. */
    private double deviation(String name, int[] shape) {
        if (name.equals("shared.weight")) {
            return 1;
        }
        if (name.endsWith(".q.weight")) {
            return 1 / Math.sqrt((double) width * width / heads);
        }
        return 1 / Math.sqrt(name.contains("relative_attention_bias") ? width : shape[1]);
    }
}
