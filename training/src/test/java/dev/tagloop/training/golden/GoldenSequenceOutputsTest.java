package dev.tagloop.training.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.optimizer.GradientNorm;
import dev.tagloop.training.internal.tensor.Autograd;
import dev.tagloop.training.internal.tensor.Dropout;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** States, logits, losses and gradients of every recorded T5 and BART. */
class GoldenSequenceOutputsTest {

    private static final int SLACK = 10;

    /** What every number has to agree to, however far the original itself is off in float32. */
    private static final double LIMIT = 1e-4;

    static List<GoldenCase> models() {
        return GoldenCase.all().stream()
                .filter(GoldenCase::isSequenceToSequence)
                .toList();
    }

    static List<GoldenCase> withGradients() {
        return models().stream().filter(c -> c.has("gradients.json")).toList();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyBatchGivesTheRecordedNumbers(GoldenCase folder, @TempDir Path saved) {
        try (GoldenSequenceModel model = new GoldenSequenceModel(folder)) {
            assertThat(model.loaded.missing()).isEmpty();
            assertThat(model.loaded.unexpected()).isEmpty();
            for (String batch : folder.batches()) {
                check(model, batch);
            }
            Checkpoint.of(model.checkpoint.config(), model.parameters.values(), model.checkpoint.tokenizer())
                    .write(saved);
            assertThat(Checkpoint.read(saved).weights()).isEqualTo(model.checkpoint.weights());
        }
    }

    private static void check(GoldenSequenceModel model, String name) {
        JsonNode expected = model.from.named("expected.json", name);
        double allowed =
                Math.min(LIMIT, SLACK * expected.path("fp32_max_abs_diff").doubleValue());
        try (NDManager step = model.parameters.manager().newSubManager()) {
            Batch batch = model.input(step, name);
            states(expected, "hidden_states", model, batch, allowed);
            states(expected, "encoder_hidden_states", model, batch, allowed);
            for (String field : List.of("last_hidden_state", "encoder_last_hidden_state")) {
                if (expected.has(field)) {
                    same(expected.path(field), model.encoder.encode(batch, Dropout.NONE), allowed, field);
                }
            }
            if (expected.has("decoder_hidden_states")) {
                List<NDArray> states = model.written(batch, name).hidden();
                assertThat(states)
                        .hasSize(expected.path("decoder_hidden_states").size());
                for (int i = 0; i < states.size(); i++) {
                    same(expected.path("decoder_hidden_states").path(i), states.get(i), allowed, "decoder " + i);
                }
            }
            if (expected.has("logits")) {
                logits(expected, model.logits(batch, name), allowed);
                double loss = expected.path("loss").doubleValue();
                assertThat((double) model.loss(batch, name).getFloat())
                        .as("loss of %s", name)
                        .isCloseTo(loss, offset(allowed + 1e-6 * loss));
            }
        }
    }

    private static void logits(JsonNode expected, NDArray logits, double allowed) {
        JsonNode positions = expected.path("decoder_positions");
        if (!positions.isArray()) {
            same(expected.path("logits"), logits, allowed, "logits");
            return;
        }
        int vocabulary = (int) logits.getShape().get(2);
        float[] flat = logits.toFloatArray();
        for (int i = 0; i < positions.size(); i++) {
            int from = positions.path(i).intValue() * vocabulary;
            JsonNode wanted = expected.path("logits").path(0).path(i);
            GoldenCase.compare(wanted, flat, new long[] {vocabulary}, from, allowed, "logits " + i);
        }
    }

    private static void states(
            JsonNode expected, String field, GoldenSequenceModel model, Batch batch, double allowed) {
        if (!expected.has(field)) {
            return;
        }
        List<NDArray> states = model.encoder.states(batch, Dropout.NONE).hidden();
        assertThat(states).hasSize(expected.path(field).size());
        for (int i = 0; i < states.size(); i++) {
            same(expected.path(field).path(i), states.get(i), allowed, field + " " + i);
        }
    }

    private static void same(JsonNode expected, NDArray output, double allowed, String what) {
        int compared = GoldenCase.compare(
                expected, output.toFloatArray(), output.getShape().getShape(), 0, allowed, what);
        assertThat(compared).as(what).isPositive();
    }

    @ParameterizedTest
    @MethodSource("withGradients")
    void everyParameterHasTheRecordedGradient(GoldenCase folder) {
        try (GoldenSequenceModel model = new GoldenSequenceModel(folder);
                NDManager step = model.parameters.manager().newSubManager()) {
            JsonNode expected = folder.json("gradients.json");
            String name = expected.path("batch").stringValue();
            Batch batch = model.input(step, name);
            Autograd.backward(() -> model.loss(batch, name), System::gc);
            List<NDArray> gradients = model.parameters.gradients(step);
            double total = expected.path("total_norm").doubleValue();
            assertThat(GradientNorm.of(gradients)).isCloseTo(total, offset(1e-5 * total));
            assertThat(model.parameters.trainable())
                    .containsExactlyInAnyOrderElementsOf(
                            expected.path("parameters").propertyNames());
            int at = 0;
            for (String parameter : model.parameters.trainable()) {
                GoldenGradientsTest.check(
                        parameter,
                        gradients.get(at++),
                        expected.path("parameters").path(parameter),
                        total);
            }
        }
    }
}
