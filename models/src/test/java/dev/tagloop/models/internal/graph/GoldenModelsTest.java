package dev.tagloop.models.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Golden;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.Precision;
import dev.tagloop.models.internal.ort.OrtModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Our graphs in ONNX Runtime against what the original code computed in float64: every recorded model, or a reason. */
class GoldenModelsTest {
    private static final double TOLERANCE = 1e-4;
    private static final int MASK = 4;
    private static final String SEQUENCE_TO_SEQUENCE = "encoder and decoder: these run in the training engine";

    private static final Map<String, String> LEFT_OUT = Map.of(
            "bart-seq2seq", SEQUENCE_TO_SEQUENCE,
            "bart-seq2seq-forced-bos", SEQUENCE_TO_SEQUENCE,
            "bart-seqcls-single", SEQUENCE_TO_SEQUENCE,
            "t5-encoder", SEQUENCE_TO_SEQUENCE,
            "t5-v10-tied", SEQUENCE_TO_SEQUENCE,
            "t5-v11-tied", SEQUENCE_TO_SEQUENCE,
            "t5-v11-untied", SEQUENCE_TO_SEQUENCE);

    /** Refused, and nothing else would be right. */
    private static final String PICKLED = "loading-bert-pickle-gamma-beta";

    /** Their padded positions come out otherwise in other releases of the original. */
    private static final Set<String> PADDING_IS_FREE = Set.of("deberta-v2", "modernbert");

    private record Batch(int rows, int columns, int[] lengths, Map<String, long[]> inputs) {
        static Batch of(JsonNode json, OrtModel model) {
            int rows = json.path("input_ids").size();
            int columns = json.path("input_ids").path(0).size();
            int[] lengths = new int[rows];
            for (int row = 0; row < rows; row++) {
                for (JsonNode real : json.path("attention_mask").path(row)) {
                    lengths[row] += real.asInt();
                }
            }
            Map<String, long[]> inputs = new HashMap<>();
            for (String name : model.inputs()) {
                long[] values = new long[rows * columns];
                for (int i = 0; i < values.length && json.has(name); i++) {
                    values[i] =
                            json.path(name).path(i / columns).path(i % columns).asLong();
                }
                inputs.put(name, values);
            }
            return new Batch(rows, columns, lengths, inputs);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyRecordedModelGivesTheRecordedNumbersOrIsLeftOutForAReason() throws IOException {
        List<String> cases;
        try (Stream<Path> folders = Files.list(Golden.path("models"))) {
            cases = folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
        assertThat(cases).hasSize(51).containsAll(LEFT_OUT.keySet()).contains(PICKLED);
        return cases.stream()
                .filter(name -> !LEFT_OUT.containsKey(name))
                .map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
    }

    private static void check(String name) {
        if (name.equals(PICKLED)) {
            assertThatThrownBy(() -> Checkpoint.read(Golden.path("models/" + name)))
                    .isInstanceOf(ModelFormatException.class)
                    .hasMessageContaining("pytorch_model.bin")
                    .hasMessageContaining("safe_serialization=True");
            return;
        }
        Checkpoint checkpoint = Checkpoint.read(Golden.path("models/" + name));
        JsonNode expected = Golden.json("models/" + name + "/expected.json");
        JsonNode inputs = Golden.json("models/" + name + "/inputs.json").path("batches");
        String head = expected.path("head")
                .asString(
                        expected.path("loaded_as").asString("").endsWith("ForTokenClassification")
                                ? "tokencls"
                                : "base");
        if (head.startsWith("tokencls")) {
            tokens(
                    EncoderGraph.tokenClassification(checkpoint, Precision.FLOAT32)
                            .toBytes(),
                    expected,
                    inputs);
        } else if (head.startsWith("seqcls")) {
            sequences(
                    EncoderGraph.sequenceClassification(checkpoint, Precision.FLOAT32)
                            .toBytes(),
                    expected,
                    inputs);
        } else if (head.equals("qa")) {
            answers(
                    EncoderGraph.questionAnswering(checkpoint, Precision.FLOAT32)
                            .toBytes(),
                    expected,
                    inputs);
        } else if (head.equals("mlm")) {
            masked(checkpoint, expected, inputs);
        } else {
            assertThat(head).isEqualTo("base");
        }
        states(checkpoint, expected, inputs);
    }

    private static void tokens(byte[] onnx, JsonNode expected, JsonNode inputs) {
        try (OrtModel model = OrtModel.load(onnx, 1)) {
            for (int b = 0; b < inputs.size(); b++) {
                Batch batch = Batch.of(inputs.path(b), model);
                float[] logits = model.run(batch.inputs(), batch.rows(), batch.columns(), "logits");
                JsonNode rows = expected.path("batches").path(b).path("logits");
                assertThat(rows.size()).isEqualTo(batch.rows());
                compareRows(rows, logits, batch, "batch " + b);
            }
        }
    }

    private static void sequences(byte[] onnx, JsonNode expected, JsonNode inputs) {
        try (OrtModel model = OrtModel.load(onnx, 1)) {
            for (int b = 0; b < inputs.size(); b++) {
                Batch batch = Batch.of(inputs.path(b), model);
                float[] logits = model.run(batch.inputs(), batch.rows(), batch.columns(), "logits");
                JsonNode rows = expected.path("batches").path(b).path("logits");
                assertThat(rows.size()).isEqualTo(batch.rows());
                int labels = logits.length / batch.rows();
                for (int row = 0; row < batch.rows(); row++) {
                    compare(rows.path(row), logits, row * labels, labels, "batch " + b + " row " + row);
                }
            }
        }
    }

    private static void answers(byte[] onnx, JsonNode expected, JsonNode inputs) {
        boolean paddingIsFree =
                expected.path("padded_positions_depend_on_version").asBoolean(false);
        try (OrtModel model = OrtModel.load(onnx, 1)) {
            for (int b = 0; b < inputs.size(); b++) {
                Batch batch = Batch.of(inputs.path(b), model);
                for (String output : List.of("start_logits", "end_logits")) {
                    float[] logits = model.run(batch.inputs(), batch.rows(), batch.columns(), output);
                    JsonNode rows = expected.path("batches").path(b).path(output);
                    assertThat(rows.size()).isEqualTo(batch.rows());
                    for (int row = 0; row < batch.rows(); row++) {
                        int width = paddingIsFree ? batch.lengths()[row] : batch.columns();
                        compare(rows.path(row), logits, row * batch.columns(), width, output + " of batch " + b);
                    }
                }
            }
        }
    }

    private static void masked(Checkpoint checkpoint, JsonNode expected, JsonNode inputs) {
        int words = checkpoint.config().vocabSize();
        byte[] whole =
                EncoderGraph.maskedLanguage(checkpoint, Precision.FLOAT32).toBytes();
        byte[] atMasks =
                EncoderGraph.maskedLanguage(checkpoint, Precision.FLOAT32, MASK).toBytes();
        try (OrtModel model = OrtModel.load(whole, 1);
                OrtModel sparse = OrtModel.load(atMasks, 1)) {
            for (int b = 0; b < inputs.size(); b++) {
                Batch batch = Batch.of(inputs.path(b), model);
                JsonNode recorded = expected.path("batches").path(b);
                float[] logits = model.run(batch.inputs(), batch.rows(), batch.columns(), "logits");
                float[] few = sparse.run(batch.inputs(), batch.rows(), batch.columns(), "logits");
                JsonNode positions = recorded.path("positions");
                assertThat(few).hasSize(positions.size() * words);
                for (int i = 0; i < positions.size(); i++) {
                    int token = positions.path(i).path(0).asInt() * batch.columns()
                            + positions.path(i).path(1).asInt();
                    compare(recorded.path("logits").path(i), logits, token * words, words, "batch " + b + " mask " + i);
                    compare(recorded.path("logits").path(i), few, i * words, words, "batch " + b + " only mask " + i);
                }
                for (int row = 0; row < batch.rows(); row++) {
                    for (int token = 0; token < batch.lengths()[row]; token++) {
                        assertThat(argMax(logits, (row * batch.columns() + token) * words, words))
                                .isEqualTo(recorded.path("argmax")
                                        .path(row)
                                        .path(token)
                                        .asInt());
                    }
                }
            }
        }
    }

    /** The states of all layers where they are recorded, and the last ones of bare encoders. */
    private static void states(Checkpoint checkpoint, JsonNode expected, JsonNode inputs) {
        boolean paddingIsFree = PADDING_IS_FREE.contains(checkpoint.config().modelType());
        int hidden = checkpoint.config().hiddenSize();
        try (OrtModel model = OrtModel.load(
                EncoderGraph.encoder(checkpoint, Precision.FLOAT32, true).toBytes(), 1)) {
            for (int b = 0; b < inputs.size(); b++) {
                JsonNode recorded = expected.path("batches").path(b);
                Batch batch = Batch.of(inputs.path(b), model);
                if (recorded.has("last_hidden_state")) {
                    float[] last = model.run(batch.inputs(), batch.rows(), batch.columns(), "last_hidden_state");
                    compareRows(recorded.path("last_hidden_state"), last, batch, "batch " + b);
                }
                JsonNode states = recorded.path("hidden_states");
                for (int layer = 0; layer < states.size(); layer++) {
                    float[] actual = model.run(batch.inputs(), batch.rows(), batch.columns(), "hidden_states." + layer);
                    for (int row = 0; row < batch.rows(); row++) {
                        int tokens = paddingIsFree ? batch.lengths()[row] : batch.columns();
                        for (int token = 0; token < tokens; token++) {
                            compare(
                                    states.path(layer).path(row).path(token),
                                    actual,
                                    (row * batch.columns() + token) * hidden,
                                    hidden,
                                    "layer " + layer + " row " + row + " token " + token);
                        }
                    }
                }
            }
        }
    }

    /** Rows of tokens; the expected side is cut at each row's length. */
    private static void compareRows(JsonNode rows, float[] actual, Batch batch, String what) {
        int width = actual.length / batch.rows() / batch.columns();
        for (int row = 0; row < batch.rows(); row++) {
            assertThat(rows.path(row).size()).isGreaterThanOrEqualTo(batch.lengths()[row]);
            for (int token = 0; token < batch.lengths()[row]; token++) {
                compare(
                        rows.path(row).path(token),
                        actual,
                        (row * batch.columns() + token) * width,
                        width,
                        what + " row " + row + " token " + token);
            }
        }
    }

    private static void compare(JsonNode expected, float[] actual, int from, int width, String what) {
        assertThat(expected.size()).as(what).isGreaterThanOrEqualTo(width);
        for (int i = 0; i < width; i++) {
            assertThat((double) actual[from + i])
                    .as("%s number %d", what, i)
                    .isCloseTo(expected.path(i).asDouble(), within(TOLERANCE));
        }
    }

    private static int argMax(float[] numbers, int from, int width) {
        int best = from;
        for (int i = from; i < from + width; i++) {
            best = numbers[i] > numbers[best] ? i : best;
        }
        return best - from;
    }
}
