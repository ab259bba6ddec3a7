package dev.tagloop.training.testing;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.models.TokenizerFiles;
import dev.tagloop.training.internal.seq2seq.SequenceFamilies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A T5 and a BART of width 32 with random weights and a tokenizer of a few words, with files as their authors' have. */
public final class TinyWriters {

    /** All words that they know, but for their special pieces. */
    public static final List<String> WORDS = IntStream.range(0, 40)
            .mapToObj(i -> "w" + (char) ('a' + i / 20) + (char) ('a' + i % 20))
            .toList();

    private static final Map<String, String> CONFIGS = Map.of("t5", """
                {"model_type": "t5", "vocab_size": 45, "d_model": 32, "d_kv": 8, "d_ff": 64, "num_layers": 2, "num_heads": 4,
                 "feed_forward_proj": "gated-gelu", "relative_attention_num_buckets": 8, "pad_token_id": 0,
                 "eos_token_id": 3, "decoder_start_token_id": 0,
                 "task_specific_params": {"summarization": {"prefix": "wba wbb ", "num_beams": 2, "max_length": 14}}}
                """, "bart", """
                {"model_type": "bart", "vocab_size": 45, "d_model": 32, "encoder_layers": 1, "decoder_layers": 2,
                 "encoder_attention_heads": 4, "decoder_attention_heads": 4, "encoder_ffn_dim": 40, "decoder_ffn_dim": 40,
                 "max_position_embeddings": 24, "pad_token_id": 0, "bos_token_id": 2, "eos_token_id": 3,
                 "decoder_start_token_id": 3}
                """);
    private static final Map<String, String> GENERATION = Map.of("t5", """
                {"decoder_start_token_id": 0, "eos_token_id": 3, "pad_token_id": 0}
                """, "bart", """
                {"decoder_start_token_id": 3, "bos_token_id": 2, "eos_token_id": 3, "pad_token_id": 0,
                 "forced_eos_token_id": 3, "forced_bos_token_id": 2, "max_length": 14, "num_beams": 2}
                """);

    private TinyWriters() {}

    /** @param type {@code t5} or {@code bart} */
    public static Checkpoint checkpoint(String type) {
        try {
            Path folder = Files.createTempDirectory("tiny-writer");
            ModelConfig config = ModelConfig.parse(CONFIGS.get(type));
            Checkpoint.of(config, weights(config), tokenizer()).write(folder);
            Files.writeString(folder.resolve("generation_config.json"), GENERATION.get(type));
            return Checkpoint.read(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TokenizerFiles tokenizer() {
        String words = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n" + String.join("\n", WORDS) + "\n";
        return TokenizerFiles.of(Map.of("vocab.txt", words.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, FloatTensor> weights(ModelConfig config) {
        Random random = new Random(3);
        Map<String, FloatTensor> weights = new TreeMap<>();
        SequenceFamilies.of(config).model(config).blueprint().shapes().forEach((name, shape) -> {
            float[] values = new float[FloatTensor.zeros(shape).size()];
            if (shape.length == 1 && name.endsWith("weight")) {
                Arrays.fill(values, 1);
            } else if (!name.equals("final_logits_bias")) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) (random.nextGaussian() * 0.15);
                }
            }
            weights.put(name, FloatTensor.of(shape, values));
        });
        return weights;
    }
}
