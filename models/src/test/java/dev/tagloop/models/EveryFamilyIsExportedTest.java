package dev.tagloop.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.models.internal.ort.OrtModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Graphs as files under the names that other programs look for, in both precisions. */
class EveryFamilyIsExportedTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "bert-seqcls-single, TOKEN_TYPES, logits",
        "bert-mlm, TOKEN_TYPES, logits",
        "distilbert-qa, NONE, start_logits",
        "roberta-mlm, NONE, logits",
        "electra-mlm, TOKEN_TYPES, logits",
        "mpnet-tokencls, NONE, logits",
        "deberta-v2-tokencls-conv, NONE, logits",
        "deberta-v2-tokencls-ownkeys, TOKEN_TYPES, logits",
        "deberta-v2-mlm, NONE, logits",
        "modernbert-seqcls-multi, NONE, logits",
        "modernbert-qa, NONE, end_logits",
        "bert-base, TOKEN_TYPES, last_hidden_state",
    })
    void bothPrecisionsPointInTheSameDirection(String name, String types, String output) throws IOException {
        Checkpoint checkpoint = Checkpoint.read(Golden.path("models/" + name));
        Path whole = OnnxExport.write(checkpoint, folder, Precision.FLOAT32);
        Path small = OnnxExport.write(checkpoint, folder, Precision.INT8);
        assertThat(whole).isEqualTo(folder.resolve("onnx/model.onnx"));
        assertThat(small).isEqualTo(folder.resolve("onnx/model_quantized.onnx"));
        try (OrtModel exact = OrtModel.load(Files.readAllBytes(whole), 1);
                OrtModel rough = OrtModel.load(Files.readAllBytes(small), 1)) {
            Set<String> inputs = types.equals("NONE")
                    ? Set.of("input_ids", "attention_mask")
                    : Set.of("input_ids", "attention_mask", "token_type_ids");
            assertThat(exact.inputs()).isEqualTo(inputs);
            assertThat(rough.inputs()).isEqualTo(inputs);
            assertThat(cosine(run(exact, output), run(rough, output)))
                    .as("random weights, so that errors do not average out")
                    .isGreaterThan(0.99);
        }
    }

    @Test
    void aClassWithoutAKnownHeadIsAnEncoder() {
        assertThat(ModelTask.of(ModelConfig.parse("{\"architectures\": [\"DebertaV2ForMaskedLM\"]}")))
                .isEqualTo(ModelTask.MASKED_LANGUAGE);
        assertThat(ModelTask.of(ModelConfig.parse("{\"architectures\": [\"BertModel\"]}")))
                .isEqualTo(ModelTask.FEATURE_EXTRACTION);
        assertThat(ModelTask.of(ModelConfig.parse("{}"))).isEqualTo(ModelTask.FEATURE_EXTRACTION);
    }

    private static float[] run(OrtModel model, String output) {
        long[] ids = new long[60];
        long[] mask = new long[60];
        for (int i = 0; i < ids.length; i++) {
            boolean real = i % 20 < (i < 20 ? 20 : 13);
            ids[i] = real ? 5 + i * 7 % 100 : 1;
            mask[i] = real ? 1 : 0;
        }
        Map<String, long[]> inputs =
                new HashMap<>(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", new long[60]));
        inputs.keySet().retainAll(model.inputs());
        return model.run(inputs, 3, 20, output);
    }

    private static double cosine(float[] left, float[] right) {
        double product = 0;
        double a = 0;
        double b = 0;
        for (int i = 0; i < left.length; i++) {
            product += (double) left[i] * right[i];
            a += (double) left[i] * left[i];
            b += (double) right[i] * right[i];
        }
        return product / Math.sqrt(a * b);
    }
}
