package dev.tagloop.training.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import ai.djl.ndarray.NDManager;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.training.internal.optimizer.AdamW;
import dev.tagloop.training.internal.optimizer.Schedule;
import dev.tagloop.training.internal.optimizer.TrainStep;
import dev.tagloop.training.optimization.ScheduleSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Six AdamW steps with warm-up, clipping and decay give the original's losses, norms and weights. */
class GoldenTrainingTest {

    static List<GoldenCase> trained() {
        return GoldenCase.all().stream().filter(c -> c.has("training.json")).toList();
    }

    @ParameterizedTest
    @MethodSource("trained")
    void sixStepsEndInTheRecordedWeights(GoldenCase folder) {
        try (GoldenModel model = new GoldenModel(folder)) {
            JsonNode recorded = folder.json("training.json");
            JsonNode hyper = recorded.path("hyperparameters");
            Schedule schedule = new Schedule(
                    ScheduleSettings.LINEAR,
                    hyper.path("lr").doubleValue(),
                    hyper.path("warmup_steps").intValue(),
                    hyper.path("total_steps").intValue());
            AdamW optimizer =
                    new AdamW(model.parameters, hyper.path("weight_decay").doubleValue(), name -> 1);
            TrainStep step = new TrainStep(
                    model.parameters, optimizer, hyper.path("max_grad_norm").doubleValue(), System::gc);
            for (int i = 0; i < recorded.path("steps").size(); i++) {
                JsonNode wanted = recorded.path("steps").path(i);
                String batch = wanted.path("batch").stringValue();
                assertThat(schedule.rate(i)).isCloseTo(wanted.path("lr").doubleValue(), offset(1e-12));
                TrainStep.Outcome outcome =
                        step.run(manager -> model.loss(model.input(manager, batch), batch), schedule.rate(i));
                assertThat(outcome.loss())
                        .as("loss of step %d", i)
                        .isCloseTo(wanted.path("loss").doubleValue(), offset(2e-5));
                assertThat(outcome.gradientNorm())
                        .as("gradient norm of step %d", i)
                        .isCloseTo(wanted.path("grad_norm").doubleValue(), offset(2e-4));
            }
            checkWeights(model, recorded.path("weights"));
            try (NDManager manager = model.parameters.manager().newSubManager()) {
                assertThat((double) model.loss(model.input(manager, "padded"), "padded")
                                .getFloat())
                        .isCloseTo(recorded.path("final_loss_on_padded").doubleValue(), offset(5e-5));
            }
            recorded.path("no_decay")
                    .forEach(name -> assertThat(AdamW.decays(name.stringValue()))
                            .as(name.stringValue())
                            .isFalse());
            assertThat(model.parameters.names().stream()
                            .filter(name -> !AdamW.decays(name))
                            .count())
                    .isEqualTo(recorded.path("no_decay").size());
        }
    }

    private static void checkWeights(GoldenModel model, JsonNode expected) {
        Map<String, FloatTensor> values = model.parameters.values();
        assertThat(values).hasSize(expected.size());
        values.forEach((name, tensor) -> {
            if (name.endsWith("attention.self.key.bias") || name.endsWith("attention.self.key_proj.bias")) {
                // Its true gradient is 0 (softmax ignores a constant), so Adam follows the sign of rounding noise.
                return;
            }
            double squares = 0;
            double sum = 0;
            for (float value : tensor.toArray()) {
                squares += (double) value * value;
                sum += value;
            }
            double norm = expected.path(name).path("norm").doubleValue();
            assertThat(Math.sqrt(squares)).as("norm of %s", name).isCloseTo(norm, offset(1e-4 * norm));
            assertThat(sum)
                    .as("sum of %s", name)
                    .isCloseTo(expected.path(name).path("sum").doubleValue(), offset(1e-3 * (1 + norm)));
        });
    }
}
