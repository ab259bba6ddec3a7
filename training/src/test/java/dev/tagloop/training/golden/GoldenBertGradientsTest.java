package dev.tagloop.training.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.tagloop.training.internal.bert.Batch;
import dev.tagloop.training.internal.optimizer.GradientNorm;
import dev.tagloop.training.internal.tensor.Autograd;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The gradient of every parameter: total norm, and norm, sum and largest entry of each. */
class GoldenBertGradientsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bert-tokencls",
                "bert-tokencls-gelu-new",
                "bert-qa",
                "bert-mlm",
                "bert-seqcls-single",
                "bert-seqcls-multi",
                "bert-seqcls-regression"
            })
    void everyParameterHasTheRecordedGradient(String name) {
        try (GoldenModel model = new GoldenModel(name);
                NDManager step = model.parameters.manager().newSubManager()) {
            JsonNode expected = model.json("gradients.json");
            String batchName = expected.path("batch").stringValue();
            Batch batch = model.input(step, batchName);
            NDArray loss = Autograd.backward(() -> model.loss(batch, batchName), System::gc);
            assertThat((double) loss.getFloat())
                    .isCloseTo(expected.path("loss").doubleValue(), offset(1e-5 * (1 + loss.getFloat())));
            List<NDArray> gradients = model.parameters.gradients(step);
            double total = expected.path("total_norm").doubleValue();
            assertThat(GradientNorm.of(gradients)).isCloseTo(total, offset(1e-5 * total));
            assertThat(expected.path("parameters").size()).isEqualTo(gradients.size());
            int at = 0;
            for (String parameter : model.parameters.names()) {
                check(
                        parameter,
                        gradients.get(at++),
                        expected.path("parameters").path(parameter),
                        total);
            }
        }
    }

    private static void check(String name, NDArray gradient, JsonNode expected, double total) {
        assertThat(expected.isObject()).as(name).isTrue();
        float[] values = gradient.toFloatArray();
        double squares = 0;
        double sum = 0;
        for (float value : values) {
            squares += (double) value * value;
            sum += value;
        }
        // Sums can be rounding noise around 0, so the tolerance is absolute in the scale of all gradients.
        double allowed = 2e-6 * total * Math.sqrt(values.length);
        assertThat(Math.sqrt(squares))
                .as("norm of %s", name)
                .isCloseTo(expected.path("norm").doubleValue(), offset(5e-6 * total));
        assertThat(sum).as("sum of %s", name).isCloseTo(expected.path("sum").doubleValue(), offset(allowed));
        long flat = 0;
        long[] shape = gradient.getShape().getShape();
        for (int i = 0; i < shape.length; i++) {
            flat = flat * shape[i] + expected.path("at").path(i).longValue();
        }
        assertThat((double) values[(int) flat])
                .as("largest of %s", name)
                .isCloseTo(expected.path("largest").doubleValue(), offset(5e-6 * total));
    }
}
