package dev.tagloop.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.models.internal.graph.EncoderGraph;
import dev.tagloop.models.internal.ort.OrtModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a config says, a model runs or is refused in words: no other error, no endless loop, no crash. */
class HostileConfigsTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final Set<Integer> GRAPHS = new HashSet<>();

    private static final List<String> VALUES = List.of(
            "-1",
            "0",
            "3",
            "2147483647",
            "1e400",
            "0.5",
            "null",
            "true",
            "\"x\"",
            "{}",
            "[\"c2p\", 3]",
            "{\"0\": \"A\"}",
            "{\"0\": \"A\", \"1\": \"A\", \"2\": \"C\"}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "electra-mlm",
                "mpnet-tokencls",
                "deberta-v2-tokencls-conv",
                "deberta-v2-tokencls-ownkeys",
                "modernbert-seqcls-multi"
            })
    void everyKeyMaySayAnything(String name) {
        Checkpoint original = Checkpoint.read(Golden.path("models/" + name));
        ObjectNode config = (ObjectNode) MAPPER.readTree(original.config().toJson());
        List<String> refusals = new ArrayList<>();
        int ran = 0;
        for (String key : List.copyOf(config.propertyNames())) {
            for (String value : VALUES) {
                ObjectNode changed = config.deepCopy();
                changed.set(key, MAPPER.readTree(value));
                ran += run(original, changed, refusals) ? 1 : 0;
            }
            ObjectNode without = config.deepCopy();
            without.remove(key);
            ran += run(original, without, refusals) ? 1 : 0;
        }
        assertThat(ran).isPositive();
        assertThat(refusals)
                .isNotEmpty()
                .allSatisfy(message -> assertThat(message)
                        .containsAnyOf("config.json", "weight", "ONNX Runtime refuses", "cannot be run"));
    }

    @Test
    void aHugeNumberOfLabelsTakesNoMemory() {
        assertThatThrownBy(
                        () -> ModelConfig.parse("{\"num_labels\": 2147483647}").labels())
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("num_labels");
        assertThatThrownBy(() -> ModelConfig.parse("{\"num_labels\": -1}").labels())
                .isInstanceOf(ModelFormatException.class);
    }

    private static boolean run(Checkpoint original, JsonNode json, List<String> refusals) {
        try {
            ModelConfig config = ModelConfig.parse(MAPPER.writeValueAsString(json));
            Checkpoint checkpoint = Checkpoint.of(config, original.weights(), original.tokenizer());
            byte[] onnx = (switch (ModelTask.of(config)) {
                        case TOKEN_CLASSIFICATION -> EncoderGraph.tokenClassification(checkpoint, Precision.FLOAT32);
                        case SEQUENCE_CLASSIFICATION ->
                            EncoderGraph.sequenceClassification(checkpoint, Precision.FLOAT32);
                        case QUESTION_ANSWERING -> EncoderGraph.questionAnswering(checkpoint, Precision.FLOAT32);
                        case MASKED_LANGUAGE -> EncoderGraph.maskedLanguage(checkpoint, Precision.FLOAT32);
                        case FEATURE_EXTRACTION -> EncoderGraph.encoder(checkpoint, Precision.FLOAT32, false);
                    })
                    .toBytes();
            // Most keys change nothing in the graph.
            if (GRAPHS.add(Arrays.hashCode(onnx))) {
                OrtModel.load(onnx, 1).close();
            }
            return true;
        } catch (ModelFormatException e) {
            refusals.add(e.getMessage());
            return false;
        }
    }
}
