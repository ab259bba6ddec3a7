package dev.tagloop.models.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Golden;
import dev.tagloop.models.Precision;
import dev.tagloop.models.internal.ort.OrtModel;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Our graphs in ONNX Runtime against what the original code computed in float64. */
class GoldenEncoderTest {
    private record Batch(int rows, int columns, Map<String, long[]> inputs) {
        static Batch of(JsonNode json, OrtModel model) {
            int rows = json.path("input_ids").size();
            int columns = json.path("input_ids").path(0).size();
            Map<String, long[]> inputs = new HashMap<>();
            for (String name : model.inputs()) {
                long[] values = new long[rows * columns];
                for (int i = 0; i < values.length && json.has(name); i++) {
                    values[i] =
                            json.path(name).path(i / columns).path(i % columns).asLong();
                }
                inputs.put(name, values);
            }
            return new Batch(rows, columns, inputs);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bert-tokencls",
                "bert-tokencls-gelu-new",
                "loading-bert-sharded",
                "roberta-tokencls",
                "xlm-roberta-tokencls",
                "camembert-tokencls",
                "distilbert-tokencls",
                "electra-tokencls"
            })
    void logitsAreThoseOfTheOriginal(String name) {
        Checkpoint checkpoint = Checkpoint.read(Golden.path("models/" + name));
        int labels = checkpoint.labels().size();
        JsonNode expected = Golden.json("models/" + name + "/expected.json").path("batches");
        JsonNode inputs = Golden.json("models/" + name + "/inputs.json").path("batches");
        try (OrtModel model = OrtModel.load(
                EncoderGraph.tokenClassification(checkpoint, Precision.FLOAT32).toBytes(), 1)) {
            for (int b = 0; b < inputs.size(); b++) {
                Batch batch = Batch.of(inputs.path(b), model);
                float[] logits = model.run(batch.inputs(), batch.rows(), batch.columns(), "logits");
                for (int row = 0; row < batch.rows(); row++) {
                    compare(
                            expected.path(b).path("logits").path(row),
                            logits,
                            row * batch.columns(),
                            labels,
                            name + " batch " + b + " row " + row);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert-base", "loading-roberta-bare"})
    void lastHiddenStatesAreThoseOfTheOriginal(String name) {
        Checkpoint checkpoint = Checkpoint.read(Golden.path("models/" + name));
        int hidden = checkpoint.config().hiddenSize();
        JsonNode expected = Golden.json("models/" + name + "/expected.json").path("batches");
        JsonNode inputs = Golden.json("models/" + name + "/inputs.json").path("batches");
        try (OrtModel model = OrtModel.load(
                EncoderGraph.encoder(checkpoint, Precision.FLOAT32, false).toBytes(), 1)) {
            for (int b = 0; b < inputs.size(); b++) {
                Batch batch = Batch.of(inputs.path(b), model);
                float[] states = model.run(batch.inputs(), batch.rows(), batch.columns(), "last_hidden_state");
                for (int row = 0; row < batch.rows(); row++) {
                    compare(
                            expected.path(b).path("last_hidden_state").path(row),
                            states,
                            row * batch.columns(),
                            hidden,
                            name + " batch " + b + " row " + row);
                }
            }
        }
    }

    @Test
    void everyLayerIsThatOfTheOriginalPaddedPositionsIncluded() {
        Checkpoint checkpoint = Checkpoint.read(Golden.path("models/bert-base"));
        int hidden = checkpoint.config().hiddenSize();
        JsonNode inputs = Golden.json("models/bert-base/inputs.json").path("batches");
        JsonNode expected = Golden.json("models/bert-base/expected.json").path("batches");
        int compared = 0;
        try (OrtModel model = OrtModel.load(
                EncoderGraph.encoder(checkpoint, Precision.FLOAT32, true).toBytes(), 1)) {
            for (int b = 0; b < inputs.size(); b++) {
                JsonNode states = expected.path(b).path("hidden_states");
                Batch batch = Batch.of(inputs.path(b), model);
                for (int layer = 0; layer < states.size(); layer++) {
                    float[] actual = model.run(batch.inputs(), batch.rows(), batch.columns(), "hidden_states." + layer);
                    for (int row = 0; row < batch.rows(); row++) {
                        compare(states.path(layer).path(row), actual, row * batch.columns(), hidden, "layer " + layer);
                        compared++;
                    }
                }
            }
        }
        assertThat(compared).isEqualTo((checkpoint.config().layers() + 1) * 2);
    }

    /** Compares rows of {@code width} numbers from a token on; the expected side may be shorter than the batch. */
    private static void compare(JsonNode expected, float[] actual, int firstToken, int width, String what) {
        assertThat(expected.size()).as(what).isPositive();
        for (int token = 0; token < expected.size(); token++) {
            for (int i = 0; i < width; i++) {
                assertThat((double) actual[(firstToken + token) * width + i])
                        .as("%s token %d number %d", what, token, i)
                        .isCloseTo(expected.path(token).path(i).asDouble(), within(2e-5));
            }
        }
    }
}
