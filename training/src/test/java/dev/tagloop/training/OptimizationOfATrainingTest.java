package dev.tagloop.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.internal.tensor.Bfloat16;
import dev.tagloop.training.optimization.ClassWeights;
import dev.tagloop.training.optimization.EarlyStopping;
import dev.tagloop.training.optimization.LayerSettings;
import dev.tagloop.training.optimization.LoraSettings;
import dev.tagloop.training.optimization.Optimization;
import dev.tagloop.training.optimization.Precision;
import dev.tagloop.training.optimization.ScheduleSettings;
import dev.tagloop.training.optimization.SchedulerType;
import dev.tagloop.training.testing.Texts;
import dev.tagloop.training.testing.TinyBert;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@link Optimization} says is what a training does. */
@Tag("thorough")
class OptimizationOfATrainingTest {

    private static final Optimization PLAIN = Optimization.PLAIN;
    private static final TrainingSettings QUICK = TrainingSettings.defaultsFor(30)
            .withBatchSize(4)
            .withLearningRate(5e-3)
            .withEpochs(2)
            .withThreads(1);
    private static final List<LabeledText> TEXTS = Texts.some(24);
    private static final Checkpoint BASE = TinyBert.checkpoint();

    private static TrainingResult train(Optimization optimization) {
        return train(QUICK.withOptimization(optimization), List.of());
    }

    private static TrainingResult train(TrainingSettings settings, List<LabeledText> validation) {
        return FineTuning.tokenClassification(BASE)
                .train(TEXTS)
                .validation(validation)
                .settings(settings)
                .run();
    }

    private static boolean stayed(TrainingResult result, String name) {
        return result.model().weight(name).equals(BASE.weight(name));
    }

    @Test
    void whatIsFrozenStaysAndTheRestLearns() {
        LayerSettings layers = LayerSettings.ALIKE.withFreezeEmbeddings(true).withFreezeLayers(1);
        TrainingResult result = train(PLAIN.withLayers(layers.withFrozen(List.of("layer\\.1\\.output\\.dense"))));
        List<String> moved = BASE.weights().keySet().stream()
                .filter(name -> !stayed(result, name))
                .toList();
        assertThat(moved)
                .contains("bert.encoder.layer.1.attention.self.query.weight")
                .allMatch(name -> name.startsWith("bert.encoder.layer.1.") && !name.contains("layer.1.output.dense"));
        assertThat(moved).hasSize(14);
    }

    @Test
    void lowerLayersMoveLessUnderLayerDecay() {
        TrainingResult alike = train(PLAIN);
        TrainingResult decayed = train(PLAIN.withLayers(LayerSettings.ALIKE.withDecay(0.1)));
        assertThat(distance(decayed, 1) / distance(alike, 1)).isBetween(0.02, 0.3);
        assertThat(distance(decayed, 0) / distance(alike, 0)).isBetween(0.002, 0.05);
    }

    private static double distance(TrainingResult result, int layer) {
        String name = "bert.encoder.layer." + layer + ".intermediate.dense.weight";
        float[] before = BASE.weight(name).toArray();
        float[] after = result.model().weight(name).toArray();
        double squares = 0;
        for (int i = 0; i < before.length; i++) {
            squares += Math.pow(after[i] - before[i], 2);
        }
        return Math.sqrt(squares);
    }

    @Test
    void adaptersChangeOnlyWhatTheyAreBesideAndComeApartFromTheModel() {
        TrainingResult result = train(PLAIN.withLora(LoraSettings.DEFAULT.withRank(4)));
        assertThat(BASE.weights().keySet().stream().filter(name -> !stayed(result, name)))
                .hasSize(4)
                .allMatch(name ->
                        name.matches("bert\\.encoder\\.layer\\.[01]\\.attention\\.self\\.(query|value)\\.weight"));
        assertThat(result.model().weights().keySet()).noneMatch(name -> name.contains("lora"));
        LoraAdapter adapter = result.adapter().orElseThrow();
        assertThat(adapter.tensors()).hasSize(2 * 2 * 2 + 3);
        assertThat(adapter.mergedInto(BASE).weights())
                .containsAllEntriesOf(result.model().weights());
        assertThat(train(PLAIN).adapter()).isEmpty();
    }

    @Test
    void aTrainingEndsWhenItGetsNoBetter() {
        // With so small a rate nothing is ever found, so that every epoch is as good as the first.
        TrainingSettings still = QUICK.withEpochs(6).withLearningRate(1e-12);
        Optimization stopping = PLAIN.withEarlyStopping(new EarlyStopping(2, 0));
        assertThat(train(still.withOptimization(stopping), TEXTS).epochs()).hasSize(3);
        assertThat(train(still.withEpochs(4), TEXTS).epochs()).hasSize(4);
        assertThatThrownBy(() -> train(stopping)).hasMessageContaining("early stopping needs a validation part");
    }

    @Test
    void accumulatedBatchesAreStepsTogetherAndLongTextsMakeSmallBatches() {
        assertThat(train(PLAIN).epochs().getFirst().steps()).isEqualTo(6);
        assertThat(train(PLAIN.withBatches(PLAIN.batches().withAccumulation(4)))
                        .epochs()
                        .getFirst()
                        .steps())
                .isEqualTo(2);
        assertThat(train(PLAIN.withBatches(PLAIN.batches().withTokenBudget(30)))
                        .epochs()
                        .getFirst()
                        .steps())
                .isBetween(10, 24);
    }

    @Test
    void theRateMovesAsTheScheduleSays() {
        List<Double> rates = new ArrayList<>();
        ScheduleSettings constant =
                ScheduleSettings.of(SchedulerType.CONSTANT_WITH_WARMUP).withWarmupSteps(2);
        FineTuning.tokenClassification(BASE)
                .train(TEXTS)
                .settings(QUICK.withEpochs(1).withOptimization(PLAIN.withSchedule(constant)))
                .loggingSteps(1)
                .listener(new EpochListener() {
                    @Override
                    public void epoch(EpochRecord epoch) {
                        assertThat(epoch.steps()).isEqualTo(6);
                    }

                    @Override
                    public void figures(StepRecord point) {
                        rates.add(point.learningRate());
                    }
                })
                .run();
        assertThat(rates).containsExactly(0.0, 2.5e-3, 5e-3, 5e-3, 5e-3, 5e-3);
    }

    @Test
    void smoothingAndClassWeightsChangeTheLoss() {
        double plain = train(PLAIN).epochs().getFirst().loss();
        double smoothed = train(PLAIN.withLoss(PLAIN.loss().withSmoothing(0.5)))
                .epochs()
                .getLast()
                .loss();
        assertThat(smoothed).as("half of certainty costs").isGreaterThan(0.9);
        double weighted = train(PLAIN.withLoss(PLAIN.loss().withClassWeights(ClassWeights.BALANCED)))
                .epochs()
                .getFirst()
                .loss();
        assertThat(weighted).isNotEqualTo(plain).isGreaterThan(plain);
        assertThatThrownBy(() ->
                        train(PLAIN.withLoss(PLAIN.loss().withClassWeights(ClassWeights.of(Map.of("B-ORG", 2.0))))))
                .hasMessageContaining("class weight for 'B-ORG', but the labels are [O, B-LOC, I-LOC, B-PER, I-PER]");
    }

    @Test
    void bf16TrainsWhereItIsThereAndIsRefusedElsewhere() {
        Optimization half = PLAIN.withPrecision(Precision.BF16);
        if (Bfloat16.missing().isPresent()) {
            assertThatThrownBy(() -> train(half)).hasMessageContaining("train with fp32");
            return;
        }
        TrainingSettings long8 = QUICK.withEpochs(8);
        TrainingResult result = train(long8.withOptimization(half), TEXTS);
        assertThat(result.best().metric("f1").orElseThrow()).isGreaterThan(0.9);
        assertThat(result.model().weights())
                .isNotEqualTo(train(long8, TEXTS).model().weights());
        assertThatThrownBy(() -> train(QUICK.withOptimization(half).withDevice(ComputeDevice.AUTO), List.of()))
                .hasMessageContaining("bf16 is there for device cpu alone, not for auto");
    }

    @Test
    void namesAndNumbersComeInOneOrderInEveryProcess() {
        assertThat(PLAIN.named().toString())
                .startsWith(
                        "{adam_beta1=0.9, adam_beta2=0.999, adam_epsilon=1.0E-8, bf16=false, cache_frozen=false, class_weights={},")
                .contains("lr_scheduler_kwargs={lr_end=1.0E-7, num_cycles=1.0, power=1.0}, lr_scheduler_type=linear,");
    }

    @Test
    void everySettingTellsTrainingsApart() {
        assertThat(List.of(
                                PLAIN,
                                PLAIN.withBatches(PLAIN.batches().withAccumulation(2)),
                                PLAIN.withSchedule(ScheduleSettings.of(SchedulerType.COSINE)),
                                PLAIN.withAdam(PLAIN.adam().withBeta1(0.8)),
                                PLAIN.withLoss(PLAIN.loss().withClassWeights(ClassWeights.of(Map.of("O", 0.5)))),
                                PLAIN.withLayers(PLAIN.layers().withDecay(0.9)),
                                PLAIN.withLora(LoraSettings.DEFAULT),
                                PLAIN.withPrecision(Precision.BF16),
                                PLAIN.withEarlyStopping(new EarlyStopping(1, 0)))
                        .stream()
                        .map(optimization ->
                                QUICK.withOptimization(optimization).toString())
                        .collect(Collectors.toSet()))
                .as("what the fingerprint of a training is made of")
                .hasSize(9);
    }
}
