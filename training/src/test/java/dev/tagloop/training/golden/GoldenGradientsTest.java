package dev.tagloop.training.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.optimizer.GradientNorm;
import dev.tagloop.training.internal.tensor.Autograd;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The gradient of every parameter: total norm, and norm, sum and largest entry of each. */
class GoldenGradientsTest {

    static List<GoldenCase> encoders() {
        return GoldenCase.all().stream()
                .filter(c -> c.has("gradients.json") && !c.isSequenceToSequence())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void everyParameterHasTheRecordedGradient(GoldenCase folder) {
        try (GoldenModel model = new GoldenModel(folder);
                NDManager step = model.parameters.manager().newSubManager()) {
            JsonNode expected = folder.json("gradients.json");
            String batchName = expected.path("batch").stringValue();
            Batch batch = model.input(step, batchName);
            NDArray loss = Autograd.backward(() -> model.loss(batch, batchName), System::gc);
            assertThat((double) loss.getFloat())
                    .isCloseTo(expected.path("loss").doubleValue(), offset(1e-5 * (1 + loss.getFloat())));
            List<NDArray> gradients = model.parameters.gradients(step);
            double total = expected.path("total_norm").doubleValue();
            assertThat(GradientNorm.of(gradients)).isCloseTo(total, offset(1e-5 * total));
            assertThat(expected.path("parameters").size())
                    .isEqualTo(model.parameters.names().size());
            int at = 0;
            for (String parameter : model.parameters.trainable()) {
                check(
                        parameter,
                        gradients.get(at++),
                        expected.path("parameters").path(parameter),
                        total);
            }
        }
    }

    static void check(String name, NDArray gradient, JsonNode expected, double total) {
        float[] values = gradient.toFloatArray();
        double squares = 0;
        double sum = 0;
        for (float value : values) {
            squares += (double) value * value;
            sum += value;
        }
        if (expected.isNull()) {
            assertThat(squares).as("gradient of %s, which is not used", name).isZero();
            return;
        }
        assertThat(expected.isObject()).as(name).isTrue();
        // Sums can be rounding noise around 0, so the tolerance is absolute in the scale of all gradients.
        double allowed = 2e-6 * total * Math.sqrt(values.length);
        assertThat(Math.sqrt(squares))
                .as("norm of %s", name)
                .isCloseTo(expected.path("norm").doubleValue(), offset(5e-6 * total));
        assertThat(sum).as("sum of %s", name).isCloseTo(expected.path("sum").doubleValue(), offset(allowed));
        if (!expected.has("largest")) {
            return;
        }
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
