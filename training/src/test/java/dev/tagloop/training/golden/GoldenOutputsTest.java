package dev.tagloop.training.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.tensor.Dropout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Hidden states, logits and losses of every recorded encoder, within ten times the float32 error of the original. */
class GoldenOutputsTest {

    private static final int SLACK = 10;

    /** Where the file does not tell how far the original is off in float32. */
    private static final double ALLOWED = 1e-4;

    private static final List<String> DENSE =
            List.of("last_hidden_state", "pooler_output", "logits", "start_logits", "end_logits");

    /** Folders that cannot match, with what the error must say. */
    private static final Map<String, String> REFUSED =
            Map.of("loading-bert-pickle-gamma-beta", "save_pretrained(dir, safe_serialization=True)");

    static List<GoldenCase> encoders() {
        return GoldenCase.all().stream().filter(c -> !c.isSequenceToSequence()).toList();
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void everyFolderGivesTheRecordedNumbers(GoldenCase folder, @TempDir Path saved) {
        if (REFUSED.containsKey(folder.name())) {
            assertThatThrownBy(() -> Checkpoint.read(folder.folder()))
                    .isInstanceOf(ModelFormatException.class)
                    .hasMessageContaining(REFUSED.get(folder.name()))
                    .hasMessageContaining(folder.name());
            return;
        }
        try (GoldenModel model = new GoldenModel(folder)) {
            JsonNode loading = folder.json("expected.json").path("loading");
            assertThat(model.loaded.missing()).isEqualTo(normal(model.checkpoint, loading.path("missing_keys")));
            assertThat(model.loaded.unexpected()).isEqualTo(normal(model.checkpoint, loading.path("unexpected_keys")));
            for (String batch : folder.batches()) {
                check(model, batch);
            }
            Checkpoint trained =
                    Checkpoint.of(model.checkpoint.config(), model.parameters.values(), model.checkpoint.tokenizer());
            trained.write(saved);
            Checkpoint again = Checkpoint.read(saved);
            assertThat(again.config()).isEqualTo(model.checkpoint.config());
            assertThat(again.weights()).containsAllEntriesOf(model.checkpoint.weights());
            assertThat(again.weights())
                    .hasSize(model.checkpoint.weights().size()
                            + model.loaded.missing().size());
        }
    }

    private static List<String> normal(Checkpoint checkpoint, JsonNode names) {
        List<String> normal = new ArrayList<>();
        names.forEach(name -> normal.add(
                name.stringValue().startsWith("pooler.")
                        ? checkpoint.bodyPrefix() + name.stringValue()
                        : name.stringValue()));
        return List.copyOf(new TreeSet<>(normal));
    }

    private static void check(GoldenModel model, String name) {
        JsonNode expected = model.from.named("expected.json", name);
        double allowed = expected.has("fp32_max_abs_diff")
                ? SLACK * expected.path("fp32_max_abs_diff").doubleValue()
                : ALLOWED;
        boolean paddingDiffers = model.from
                .json("expected.json")
                .path("padded_positions_depend_on_version")
                .asBoolean(false);
        try (NDManager step = model.parameters.manager().newSubManager()) {
            Batch batch = model.input(step, name);
            int compared = 0;
            for (String field : DENSE) {
                if (expected.has(field)) {
                    compared += compare(model, batch, field, expected, allowed, paddingDiffers);
                }
            }
            assertThat(compared).as("numbers compared in %s", name).isPositive();
            if (expected.has("argmax")) {
                argmax(batch, model.output("logits", batch), expected.path("argmax"), name);
            }
            if (expected.has("hidden_states")) {
                List<NDArray> states = model.encoder.states(batch, Dropout.NONE).hidden();
                assertThat(states).hasSize(expected.path("hidden_states").size());
                for (int i = 0; i < states.size(); i++) {
                    NDArray state = states.get(i);
                    GoldenCase.compare(
                            expected.path("hidden_states").path(i),
                            state.toFloatArray(),
                            state.getShape().getShape(),
                            0,
                            allowed,
                            "hidden state " + i);
                }
            }
            if (expected.has("loss") && !(paddingDiffers && batch.padding() != null)) {
                double loss = expected.path("loss").doubleValue();
                assertThat((double) model.loss(batch, name).getFloat())
                        .as("loss of %s", name)
                        .isCloseTo(loss, offset(allowed + 1e-6 * loss));
            }
        }
    }

    private static void argmax(Batch batch, NDArray logits, JsonNode expected, String name) {
        float[] flat = logits.toFloatArray();
        int size = (int) logits.getShape().get(2);
        for (int row = 0; row < expected.size(); row++) {
            for (int i = 0; i < batch.pieces()[row].length; i++) {
                int from = (row * (int) batch.width() + i) * size;
                int best = from;
                for (int at = from; at < from + size; at++) {
                    best = flat[at] > flat[best] ? at : best;
                }
                assertThat(best - from)
                        .as("best piece at [%s][%s] of %s", row, i, name)
                        .isEqualTo(expected.path(row).path(i).intValue());
            }
        }
    }

    private static int compare(
            GoldenModel model, Batch batch, String field, JsonNode expected, double allowed, boolean paddingDiffers) {
        NDArray output = model.output(field, batch);
        JsonNode values = expected.path(field);
        float[] flat = output.toFloatArray();
        if (field.equals("start_logits") || field.equals("end_logits")) {
            int from = field.equals("start_logits") ? 0 : flat.length / 2;
            float[] half = Arrays.copyOfRange(flat, from, from + flat.length / 2);
            long[] shape = {batch.rows(), batch.width()};
            return paddingDiffers
                    ? rows(batch, values, half, shape, allowed, field)
                    : GoldenCase.compare(values, half, shape, 0, allowed, field);
        }
        if (expected.has("positions")) {
            int vocabulary = (int) output.getShape().get(2);
            int compared = 0;
            for (int i = 0; i < values.size(); i++) {
                JsonNode at = expected.path("positions").path(i);
                long row = at.path(0).longValue() * batch.width() + at.path(1).longValue();
                compared += GoldenCase.compare(
                        values.path(i),
                        flat,
                        new long[] {vocabulary},
                        (int) row * vocabulary,
                        allowed,
                        field + " " + i);
            }
            return compared;
        }
        return GoldenCase.compare(values, flat, output.getShape().getShape(), 0, allowed, field);
    }

    /** Compares what is no padding. */
    private static int rows(Batch batch, JsonNode values, float[] flat, long[] shape, double allowed, String what) {
        int compared = 0;
        int size = flat.length / (int) (shape[0] * shape[1]);
        for (int row = 0; row < values.size(); row++) {
            for (int i = 0; i < batch.pieces()[row].length; i++) {
                compared += GoldenCase.compare(
                        values.path(row).path(i),
                        flat,
                        new long[] {size},
                        (row * (int) shape[1] + i) * size,
                        allowed,
                        what + "[" + row + "][" + i + "]");
            }
        }
        return compared;
    }
}
