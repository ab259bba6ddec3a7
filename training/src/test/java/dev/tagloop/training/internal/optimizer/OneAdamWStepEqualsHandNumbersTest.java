package dev.tagloop.training.internal.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.training.ComputeDevice;
import dev.tagloop.training.internal.tensor.Ops;
import dev.tagloop.training.internal.tensor.Parameters;
import dev.tagloop.training.internal.tensor.Torch;
import dev.tagloop.training.optimization.AdamSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Guards the clamp of DJL's {@code adamUpdate}: with its clip argument 0 every positive gradient becomes 0 and training
 * still seems to work.
 */
class OneAdamWStepEqualsHandNumbersTest {

    private static final float[] SLOPES = {3, -4, 0};

    @Test
    void positiveAndNegativeGradientsMoveAWeightAlike() {
        // loss = 3a - 4b + 0c, norm 5, far below the clip at 100. The first Adam step is rate * sign(gradient), after
        // the decay w * (1 - 0.1 * 0.5).
        try (Parameters parameters = parameters()) {
            TrainStep.Outcome outcome = step(parameters, 100);
            assertThat(outcome.loss()).isCloseTo(3 * 1 - 4 * 2 + 0, offset(1e-6));
            assertThat(outcome.gradientNorm()).isCloseTo(5, offset(1e-6));
            float[] weight = parameters.values().get("a.weight").toArray();
            assertThat((double) weight[0]).isCloseTo(1 * 0.95 - 0.1, offset(1e-6));
            assertThat((double) weight[1]).isCloseTo(2 * 0.95 + 0.1, offset(1e-6));
            assertThat((double) weight[2]).isCloseTo(3 * 0.95, offset(1e-6));
        }
    }

    @Test
    void clippingByNormScalesTheMomentsAndNotTheFirstStep() {
        // Clipped from norm 5 to 1 the gradients are 0.6 and -0.8; the second step with gradients 3, -4 unclipped would
        // differ, with the same clipped ones the update is again rate * sign.
        try (Parameters parameters = parameters()) {
            AdamW optimizer = new AdamW(parameters, 0, name -> 1);
            TrainStep step = new TrainStep(parameters, optimizer, 1);
            step.run(manager -> loss(manager, parameters), 0.1);
            step.run(manager -> loss(manager, parameters), 0.1);
            float[] weight = parameters.values().get("a.weight").toArray();
            assertThat((double) weight[0]).isCloseTo(0.8, offset(1e-5));
            assertThat((double) weight[1]).isCloseTo(2.2, offset(1e-5));
            assertThat((double) weight[2]).isCloseTo(3, offset(1e-6));
        }
    }

    @Test
    void secondStepWithAnotherGradientFollowsBothMoments() {
        // g1 = 3, g2 = -1 on one weight of 0, rate 0.1, no decay: m = 0.9*0.1*3 - 0.1, v = 0.999*0.001*9 + 0.001*1.
        try (NDManager manager = Torch.newManager(ComputeDevice.CPU)) {
            Parameters parameters = new Parameters(manager, Map.of("w.weight", FloatTensor.of(new int[] {1}, 0f)));
            AdamW optimizer = new AdamW(parameters, 0, name -> 1);
            TrainStep step = new TrainStep(parameters, optimizer, 1e9);
            step.run(m -> slope(m, parameters.get("w.weight"), 3), 0.1);
            step.run(m -> slope(m, parameters.get("w.weight"), -1), 0.1);
            double mean = 0.9 * 0.1 * 3 + 0.1 * -1;
            double variance = 0.999 * 0.001 * 9 + 0.001 * 1;
            double second = 0.1 * (mean / (1 - 0.81)) / (Math.sqrt(variance / (1 - 0.999 * 0.999)) + 1e-8);
            assertThat((double) parameters.values().get("w.weight").get(0)).isCloseTo(-0.1 - second, offset(1e-6));
        }
    }

    @Test
    void otherBetasAndEpsilonAreThoseOfTheFormula() {
        try (NDManager manager = Torch.newManager(ComputeDevice.CPU)) {
            Parameters parameters = new Parameters(manager, Map.of("w.weight", FloatTensor.of(new int[] {1}, 0f)));
            AdamSettings settings = new AdamSettings(0.5, 0.75, 0.25);
            TrainStep step =
                    new TrainStep(parameters, new AdamW(parameters, settings, 0, name -> 1, Optional.empty()), 1e9);
            step.run(m -> slope(m, parameters.get("w.weight"), 3), 0.1);
            step.run(m -> slope(m, parameters.get("w.weight"), -1), 0.1);
            double first = 0.1 * 3 / (3 + 0.25);
            double mean = 0.5 * 0.5 * 3 + 0.5 * -1;
            double variance = 0.75 * 0.25 * 9 + 0.25 * 1;
            double second = 0.1 * (mean / (1 - 0.25)) / (Math.sqrt(variance / (1 - 0.5625)) + 0.25);
            assertThat((double) parameters.values().get("w.weight").get(0)).isCloseTo(-first - second, offset(1e-6));
        }
    }

    @Test
    void biasesAndLayerNormsDoNotDecayAndNewPartsMoveFaster() {
        try (Parameters parameters = parameters()) {
            AdamW optimizer = new AdamW(parameters, 0.5, name -> name.startsWith("b") ? 10 : 1);
            new TrainStep(parameters, optimizer, 100).run(manager -> loss(manager, parameters), 0.1);
            assertThat((double) parameters.values().get("b.bias").get(0)).isCloseTo(7 - 10 * 0.1, offset(1e-5));
        }
        assertThat(AdamW.decays("bert.embeddings.LayerNorm.weight")).isFalse();
        assertThat(AdamW.decays("classifier.weight")).isTrue();
    }

    @Test
    void aNonFiniteLossChangesNoWeight() {
        try (Parameters parameters = parameters()) {
            AdamW optimizer = new AdamW(parameters, 0.5, name -> 1);
            TrainStep step = new TrainStep(parameters, optimizer, 100);
            TrainStep.Outcome outcome =
                    step.run(manager -> Ops.scale(loss(manager, parameters), Double.POSITIVE_INFINITY), 0.1);
            assertThat(outcome.finite()).isFalse();
            assertThat(parameters.values().get("a.weight").toArray()).containsExactly(1, 2, 3);
        }
    }

    private static TrainStep.Outcome step(Parameters parameters, double maximum) {
        return new TrainStep(parameters, new AdamW(parameters, 0.5, name -> 1), maximum)
                .run(manager -> Ops.sum(slopes(manager, parameters)), 0.1);
    }

    private static NDArray slopes(NDManager manager, Parameters parameters) {
        return Ops.multiply(Ops.floats(manager, SLOPES, 3), parameters.get("a.weight"));
    }

    private static NDArray loss(NDManager manager, Parameters parameters) {
        return Ops.add(Ops.sum(slopes(manager, parameters)), Ops.sum(slope(manager, parameters.get("b.bias"), 1e-3f)));
    }

    private static NDArray slope(NDManager manager, NDArray weight, float slope) {
        return Ops.sum(Ops.multiply(Ops.floats(manager, new float[] {slope}, 1), weight));
    }

    private static Parameters parameters() {
        Map<String, FloatTensor> values = new TreeMap<>();
        values.put("a.weight", FloatTensor.of(new int[] {3}, 1f, 2f, 3f));
        values.put("b.bias", FloatTensor.of(new int[] {1}, 7f));
        return new Parameters(Torch.newManager(ComputeDevice.CPU), values);
    }

    @Test
    void biasesAndNormsOfEveryFamilyDoNotDecay() {
        assertThat(List.of(
                        "bert.encoder.layer.0.attention.output.LayerNorm.weight",
                        "distilbert.transformer.layer.0.sa_layer_norm.weight",
                        "model.layers.1.attn_norm.weight",
                        "model.embeddings.norm.weight",
                        "encoder.block.0.layer.0.layer_norm.weight",
                        "model.encoder.layernorm_embedding.weight",
                        "mpnet.encoder.relative_attention_bias.weight",
                        "classifier.bias"))
                .noneMatch(AdamW::decays);
        assertThat(List.of("bert.encoder.layer.0.output.dense.weight", "deberta.encoder.rel_embeddings.weight"))
                .allMatch(AdamW::decays);
    }
}
