package dev.tagloop.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.testing.Texts;
import dev.tagloop.training.testing.TinyBert;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FineTuningTest {

    private static final String WORDS = "bert.embeddings.word_embeddings.weight";

    private static final TrainingSettings QUICK = TrainingSettings.defaultsFor(40)
            .withLearningRate(3e-3)
            .withHeadMultiple(2)
            .withEpochs(8)
            .withThreads(1);

    @Test
    void learnsItsTextsAndReportsEachEpoch() {
        List<LabeledText> texts = Texts.some(60);
        List<EpochRecord> heard = new ArrayList<>();
        TrainingResult result = FineTuning.tokenClassification(TinyBert.checkpoint())
                .train(texts)
                .validation(texts)
                .settings(QUICK)
                .listener(heard::add)
                .run();
        assertThat(result.best().metric("f1").orElseThrow()).isGreaterThan(0.9);
        assertThat(heard).isEqualTo(result.epochs()).hasSize(8);
        assertThat(heard).extracting(EpochRecord::epoch).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(heard.getLast().loss()).isLessThan(heard.getFirst().loss() / 2);
        assertThat(heard).allMatch(epoch -> epoch.steps() == 8 && epoch.seconds() > 0);
        assertThat(result.model().labels()).containsExactly("O", "B-LOC", "I-LOC", "B-PER", "I-PER");
        assertThat(result.alignment().spans())
                .isEqualTo(result.alignment().exact())
                .isPositive();
    }

    @Test
    void theModelIsWrittenAndReadWithAllItsParts(@TempDir Path folder) {
        Checkpoint model = FineTuning.tokenClassification(TinyBert.checkpoint())
                .train(Texts.some(10))
                .settings(QUICK.withEpochs(1))
                .run()
                .model();
        model.write(folder);
        Checkpoint read = Checkpoint.read(folder);
        assertThat(read.weights()).isEqualTo(model.weights());
        assertThat(read.config()).isEqualTo(model.config());
        assertThat(read.config().wordShape()).isTrue();
        assertThat(read.config().architecture()).contains("BertForTokenClassification");
        assertThat(read.config().toJson()).contains("of_somebody_else");
        assertThat(read.weight("classifier.weight").shape()).containsExactly(5, 32);
        assertThat(read.weight(Checkpoint.WORD_SHAPE_TABLE).shape()).containsExactly(9, 32);
    }

    @Test
    void embeddingRowsThatNoTextUsesStayAndTheOthersLearn() {
        Checkpoint base = TinyBert.checkpoint();
        Checkpoint model = FineTuning.tokenClassification(base)
                .train(Texts.some(10))
                .settings(QUICK.withEpochs(1))
                .run()
                .model();
        int changed = 0;
        float[] before = base.weight(WORDS).toArray();
        float[] after = model.weight(WORDS).toArray();
        for (int row = 0; row < 30522; row++) {
            changed += Arrays.equals(before, row * 32, row * 32 + 32, after, row * 32, row * 32 + 32) ? 0 : 1;
        }
        assertThat(model.weight(WORDS).shape()).containsExactly(30522, 32);
        assertThat(changed).isBetween(30, 120);
        assertThat(model.weight(Checkpoint.WORD_SHAPE_TABLE)).isNotEqualTo(FloatTensor.zeros(9, 32));
    }

    @Test
    void equalSeedsGiveEqualWeightsAndOtherSeedsOthers() {
        Checkpoint first = seeded(1);
        assertThat(seeded(1).weights()).isEqualTo(first.weights());
        assertThat(seeded(2).weights()).isNotEqualTo(first.weights());
    }

    private static Checkpoint seeded(long seed) {
        return FineTuning.tokenClassification(TinyBert.checkpoint())
                .train(Texts.some(20))
                .settings(QUICK.withEpochs(2).withSeed(seed))
                .run()
                .model();
    }

    @Test
    void withoutWordShapeTheModelHasNone() {
        Checkpoint model = FineTuning.tokenClassification(TinyBert.checkpoint())
                .train(Texts.some(10))
                .settings(QUICK.withEpochs(1).withWordShape(false))
                .run()
                .model();
        assertThat(model.config().wordShape()).isFalse();
        assertThat(model.weights()).doesNotContainKey(Checkpoint.WORD_SHAPE_TABLE);
    }

    @Test
    void theBestEpochIsKeptAndTrainingGoesOnFromIt() {
        // The validation part calls nothing a name, so what is learned makes it worse after some epochs.
        List<LabeledText> unlabelled = Texts.some(20).stream()
                .map(text -> new LabeledText(text.text(), List.of()))
                .toList();
        TrainingResult result = FineTuning.tokenClassification(TinyBert.checkpoint())
                .train(Texts.some(40))
                .validation(unlabelled)
                .settings(QUICK.withDropout(0))
                .run();
        assertThat(result.bestEpoch()).isLessThan(8);
        assertThat(result.epochs().stream()
                        .mapToDouble(EpochRecord::validationLoss)
                        .min())
                .hasValue(result.best().validationLoss());
        assertThat(result.best().best()).isTrue();

        TrainingResult untouched = FineTuning.tokenClassification(result.model())
                .train(Texts.some(40))
                .validation(unlabelled)
                .settings(QUICK.withDropout(0).withEpochs(1).withLearningRate(1e-30))
                .run();
        assertThat(untouched.best().validationLoss()).isCloseTo(result.best().validationLoss(), offset(1e-6));
        assertThat(untouched.model().labels()).isEqualTo(result.model().labels());
    }

    @Test
    void aTextLongerThanAWindowIsLearnedAndScoredToItsEnd() {
        LabeledText text = Texts.of("word ".repeat(300) + "then [PER Zora] met [LOC Oslo] again");
        TrainingResult result = FineTuning.tokenClassification(TinyBert.checkpoint())
                .train(List.of(text, text, text, text))
                .validation(List.of(text))
                .settings(QUICK.withEpochs(60).withDropout(0).withWindows(128, 32))
                .run();
        assertThat(result.windows()).isEqualTo(4 * 3);
        assertThat(result.alignment().toString()).isEqualTo("8 spans: 8 exact, 0 snapped, 0 dropped");
        assertThat(result.best().metric("recall").orElseThrow()).isEqualTo(1);
    }

    @Test
    void cancellingEndsItBetweenStepsAndFreesTheProcessForTheNext() {
        AtomicInteger steps = new AtomicInteger();
        EpochListener counting = new EpochListener() {
            @Override
            public void epoch(EpochRecord epoch) {}

            @Override
            public void step(long done, long total, double loss) {
                assertThat(total).isEqualTo(5 * 8);
                steps.set((int) done);
            }
        };
        FineTuning<LabeledText> training = FineTuning.tokenClassification(TinyBert.checkpoint())
                .train(Texts.some(40))
                .settings(QUICK)
                .listener(counting)
                .cancelledWhen(() -> steps.get() == 3);
        assertThatThrownBy(training::run).isInstanceOf(TrainingCancelledException.class);
        assertThat(steps.get()).isEqualTo(3);
        assertThat(seeded(1)).isNotNull();
    }

    @Test
    void anInterruptEndsItToo() {
        Thread.currentThread().interrupt();
        FineTuning<LabeledText> training = FineTuning.tokenClassification(TinyBert.checkpoint())
                .train(Texts.some(40))
                .settings(QUICK);
        assertThatThrownBy(training::run).isInstanceOf(TrainingCancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void divergenceEndsItBeforeTheUpdateAndKeepsTheLastGoodWeights() {
        FineTuning<LabeledText> training = FineTuning.tokenClassification(TinyBert.checkpoint())
                .train(Texts.some(8))
                .settings(QUICK.withEpochs(4).withLearningRate(1e30));
        assertThatThrownBy(training::run)
                .isInstanceOfSatisfying(TrainingDivergedException.class, diverged -> {
                    assertThat(diverged.epochs()).hasSize(1);
                    assertThat(diverged.lastGood()).hasValueSatisfying(model -> {
                        for (float value : model.weight("classifier.weight").toArray()) {
                            assertThat(value).isFinite();
                        }
                    });
                })
                .hasMessageContaining("diverged in step 2 (epoch 2)")
                .hasMessageContaining("learning rate");
    }

    @Test
    void aTrainingThatDivergesBeginsAnewAtATenthOfTheRateAsIfItHadBegunSo() {
        List<String> events = new ArrayList<>();
        EpochListener listener = new EpochListener() {
            @Override
            public void epoch(EpochRecord epoch) {
                events.add("epoch " + epoch.epoch());
            }

            @Override
            public void restarted(double learningRate, String why) {
                events.add("restarted at " + learningRate);
                assertThat(why).contains("diverged in epoch 1: its mean loss is");
            }
        };
        TrainingSettings tooFast = QUICK.withEpochs(2)
                .withLearningRate(30)
                .withMaxGradientNorm(1e9)
                .withWarmup(0);
        TrainingResult result = FineTuning.tokenClassification(TinyBert.checkpoint())
                .train(Texts.some(40))
                .settings(tooFast)
                .restarts(3)
                .listener(listener)
                .run();
        assertThat(events).first().isEqualTo("restarted at 3.0");
        assertThat(events).endsWith("epoch 1", "epoch 2");
        assertThat(result.settings().learningRate()).isLessThan(1);
        assertThat(result.model().weights())
                .isEqualTo(FineTuning.tokenClassification(TinyBert.checkpoint())
                        .train(Texts.some(40))
                        .settings(tooFast.withLearningRate(result.settings().learningRate()))
                        .run()
                        .model()
                        .weights());
    }

    @Test
    void aBaseWithDamagedWeightsDivergesInTheFirstStepWithNothingToPublish() {
        Checkpoint base = TinyBert.checkpoint();
        Map<String, FloatTensor> weights = new TreeMap<>(base.weights());
        float[] damaged = base.weight("bert.encoder.layer.0.output.dense.bias").toArray();
        damaged[3] = Float.NaN;
        weights.put("bert.encoder.layer.0.output.dense.bias", FloatTensor.of(new int[] {32}, damaged));
        FineTuning<LabeledText> training = FineTuning.tokenClassification(
                        Checkpoint.of(base.config(), weights, base.tokenizer()))
                .train(Texts.some(8))
                .settings(QUICK);
        assertThatThrownBy(training::run)
                .isInstanceOfSatisfying(
                        TrainingDivergedException.class,
                        diverged -> assertThat(diverged.lastGood()).isEmpty())
                .hasMessageContaining("loss NaN");
    }

    @Test
    void whatCannotBeTrainedIsSaidBeforeItStarts() {
        Checkpoint base = TinyBert.checkpoint();
        assertThatThrownBy(() -> FineTuning.tokenClassification(base).run()).hasMessageContaining("no training texts");
        assertThatThrownBy(() -> FineTuning.tokenClassification(base)
                        .train(List.of(new LabeledText("nothing here", List.of())))
                        .run())
                .hasMessageContaining("none of the 1 training texts has a labelled span");
        assertThatThrownBy(() -> FineTuning.tokenClassification(base)
                        .train(Texts.some(5))
                        .settings(QUICK.withWindows(600, 32))
                        .run())
                .hasMessageContaining("600")
                .hasMessageContaining("512");
        Checkpoint other = Checkpoint.of(
                ModelConfig.parse(base.config().toJson().replace("\"bert\"", "\"gpt2\"")),
                base.weights(),
                base.tokenizer());
        assertThatThrownBy(() -> FineTuning.tokenClassification(other)
                        .train(Texts.some(5))
                        .run())
                .hasMessageContaining("gpt2");
    }

    @Test
    void oneLabelAloneAndTextsWithoutAnyWordAreNoReasonToFail() {
        TrainingResult result = FineTuning.tokenClassification(TinyBert.checkpoint())
                .train(List.of(Texts.of("[PER Ada]"), Texts.of(""), Texts.of("  \t ")))
                .validation(List.of(Texts.of("")))
                .settings(QUICK.withEpochs(2))
                .run();
        assertThat(result.windows()).isEqualTo(1);
        assertThat(result.model().labels()).containsExactly("O", "B-PER", "I-PER");
    }

    @Test
    void aGpuTrainsWhereThereIsOneAndIsMissedByNameWhereNot() {
        FineTuning<LabeledText> training = FineTuning.tokenClassification(TinyBert.checkpoint())
                .train(Texts.some(10))
                .settings(QUICK.withEpochs(1).withDevice(ComputeDevice.CUDA));
        if (Natives.load().getGpuCount() > 0) {
            assertThat(training.run().epochs()).hasSize(1);
        } else {
            assertThatThrownBy(training::run)
                    .hasMessageContaining("device cuda")
                    .hasMessageContaining("no GPU");
            assertThat(training.settings(QUICK.withEpochs(1).withDevice(ComputeDevice.AUTO))
                            .run()
                            .epochs())
                    .hasSize(1);
        }
    }
}
