package dev.tagloop.training.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.tagloop.training.internal.bert.Batch;
import dev.tagloop.training.internal.tensor.Dropout;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Hidden states, logits and losses of every recorded BERT, within ten times the float32 error of the original. */
class GoldenBertOutputsTest {

    private static final int SLACK = 10;

    private static final List<String> DENSE =
            List.of("last_hidden_state", "pooler_output", "logits", "start_logits", "end_logits");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bert-base",
                "bert-tokencls",
                "bert-tokencls-gelu-new",
                "bert-qa",
                "bert-mlm",
                "bert-seqcls-single",
                "bert-seqcls-multi",
                "bert-seqcls-regression"
            })
    void everyBatchGivesTheRecordedNumbers(String name) {
        try (GoldenModel model = new GoldenModel(name)) {
            for (String batch : model.batches()) {
                check(model, batch);
            }
        }
    }

    private static void check(GoldenModel model, String name) {
        JsonNode expected = model.named("expected.json", name);
        double allowed = SLACK * expected.path("fp32_max_abs_diff").doubleValue();
        try (NDManager step = model.parameters.manager().newSubManager()) {
            Batch batch = model.input(step, name);
            int compared = 0;
            for (String field : DENSE) {
                if (expected.has(field)) {
                    compared += compare(model, batch, field, expected, allowed);
                }
            }
            assertThat(compared).as("numbers compared in %s", name).isPositive();
            if (expected.has("hidden_states")) {
                List<NDArray> states = model.encoder.hiddenStates(batch, Dropout.NONE);
                assertThat(states).hasSize(expected.path("hidden_states").size());
                for (int i = 0; i < states.size(); i++) {
                    assertClose(states.get(i), expected.path("hidden_states").path(i), allowed, "hidden state " + i);
                }
            }
            if (expected.has("loss")) {
                double loss = expected.path("loss").doubleValue();
                assertThat((double) model.loss(batch, name).getFloat())
                        .as("loss of %s", name)
                        .isCloseTo(loss, offset(allowed + 1e-6 * loss));
            }
        }
    }

    private static int compare(GoldenModel model, Batch batch, String field, JsonNode expected, double allowed) {
        NDArray output = model.output(field, batch);
        JsonNode values = expected.path(field);
        float[] flat = output.toFloatArray();
        if (field.equals("start_logits") || field.equals("end_logits")) {
            int from = field.equals("start_logits") ? 0 : flat.length / 2;
            return walk(values, flat, new long[] {batch.rows(), batch.width()}, from, allowed, field);
        }
        if (expected.has("positions")) {
            int vocabulary = (int) output.getShape().get(2);
            int compared = 0;
            for (int i = 0; i < values.size(); i++) {
                JsonNode at = expected.path("positions").path(i);
                long row = at.path(0).longValue() * batch.width() + at.path(1).longValue();
                compared += walk(
                        values.path(i),
                        flat,
                        new long[] {vocabulary},
                        (int) row * vocabulary,
                        allowed,
                        field + " " + i);
            }
            return compared;
        }
        return walk(values, flat, output.getShape().getShape(), 0, allowed, field);
    }

    private static void assertClose(NDArray output, JsonNode values, double allowed, String what) {
        walk(values, output.toFloatArray(), output.getShape().getShape(), 0, allowed, what);
    }

    /** Compares nested arrays with row-major numbers; the recorded rows may be shorter than the tensor's. */
    private static int walk(JsonNode values, float[] flat, long[] shape, int from, double allowed, String what) {
        if (!values.isArray()) {
            assertThat((double) flat[from]).as(what).isCloseTo(values.doubleValue(), offset(allowed));
            return 1;
        }
        int inner = 1;
        for (int i = 1; i < shape.length; i++) {
            inner *= (int) shape[i];
        }
        long[] rest = shape.length == 1 ? new long[0] : Arrays.copyOfRange(shape, 1, shape.length);
        int compared = 0;
        for (int i = 0; i < values.size(); i++) {
            compared += walk(values.path(i), flat, rest, from + i * inner, allowed, what);
        }
        return compared;
    }
}
