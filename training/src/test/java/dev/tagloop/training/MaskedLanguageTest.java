package dev.tagloop.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.optimization.LossSettings;
import dev.tagloop.training.optimization.Optimization;
import dev.tagloop.training.testing.Texts;
import dev.tagloop.training.testing.TinyBert;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("thorough")
class MaskedLanguageTest {

    private static final List<String> TEXTS =
            Texts.some(70).stream().map(LabeledText::text).toList();

    private static final TrainingSettings QUICK = TrainingSettings.defaultsFor(60)
            .withWordShape(false)
            .withLearningRate(3e-3)
            .withHeadMultiple(2)
            .withEpochs(3)
            .withThreads(1);

    private static FineTuning<String> training() {
        return FineTuning.maskedLanguage(TinyBert.checkpoint())
                .train(TEXTS.subList(0, 60))
                .validation(TEXTS.subList(60, 70))
                .settings(QUICK);
    }

    @Test
    void itGuessesBetterWithEachEpochAndItsBodyIsABaseForATokenClassifier() {
        TrainingResult result = training().run();
        List<Double> perplexities = result.epochs().stream()
                .map(epoch -> epoch.metric("perplexity").orElseThrow())
                .toList();
        // 30522 pieces are equally likely at first.
        assertThat(perplexities.getFirst()).isLessThan(30_000);
        assertThat(perplexities.getLast()).isLessThan(perplexities.getFirst() / 2);
        assertThat(result.best().metric("perplexity").orElseThrow())
                .isCloseTo(Math.exp(result.best().validationLoss()), withinPercentage(1e-6));
        assertThat(result.best().metric("accuracy").orElseThrow()).isBetween(0.05, 1.0);
        Checkpoint adapted = result.model();
        assertThat(adapted.config().architecture()).contains("BertForMaskedLM");
        assertThat(adapted.weights()).containsKey("cls.predictions.bias").doesNotContainKey("classifier.weight");

        Checkpoint tagger = FineTuning.tokenClassification(adapted)
                .train(Texts.some(10))
                .settings(QUICK.withEpochs(1).withLearningRate(1e-30))
                .run()
                .model();
        String layer = "bert.encoder.layer.1.output.dense.weight";
        assertThat(tagger.weight(layer)).isEqualTo(adapted.weight(layer));
        assertThat(tagger.weight(layer)).isNotEqualTo(TinyBert.checkpoint().weight(layer));
        assertThat(tagger.weights()).doesNotContainKey("cls.predictions.bias");
    }

    /** A base without a head is new at guessing; what it has learned is seen by measuring what came of it. */
    @Test
    void theBaseIsMeasuredOnTheSameHiddenPiecesBeforeItLearns() {
        assertThat(training().measureBase().get("perplexity")).isBetween(10_000.0, 100_000.0);
        TrainingResult result = training().run();
        Map<String, Double> again = FineTuning.maskedLanguage(result.model())
                .train(TEXTS.subList(0, 60))
                .validation(TEXTS.subList(60, 70))
                .settings(QUICK)
                .measureBase();
        assertThat(again.get("perplexity"))
                .isCloseTo(result.best().metric("perplexity").orElseThrow(), withinPercentage(1e-3));
        assertThat(training().validation(List.of()).measureBase()).isEmpty();
    }

    @Test
    void aResumedTrainingHidesThePiecesThatTheWholeOneHides(@TempDir Path folder) {
        Checkpoint whole = training().run().model();
        AtomicLong saved = new AtomicLong();
        EpochListener listener = new EpochListener() {
            @Override
            public void epoch(EpochRecord epoch) {}

            @Override
            public void saved(long step) {
                saved.set(step);
            }
        };
        CheckpointPlan plan = new CheckpointPlan(folder, 3, Duration.ZERO);
        FineTuning<String> first =
                training().checkpoints(plan).listener(listener).cancelledWhen(() -> saved.get() == 11);
        assertThatThrownBy(first::run).isInstanceOf(TrainingCancelledException.class);
        assertThat(training().checkpoints(plan).run().model().weights()).isEqualTo(whole.weights());
    }

    @Test
    void certaintyIsSmoothedOverThePieces() {
        TrainingSettings once = QUICK.withEpochs(1).withLearningRate(1e-30);
        double plain = training().settings(once).run().best().loss();
        double smoothed = training()
                .settings(once.withOptimization(Optimization.PLAIN.withLoss(LossSettings.PLAIN.withSmoothing(0.5))))
                .run()
                .best()
                .loss();
        assertThat(smoothed).isNotEqualTo(plain).isBetween(0.9 * plain, 1.1 * plain);
    }

    @Test
    void blankTextsAreNamedAsNothingToLearn() {
        assertThatThrownBy(() -> FineTuning.maskedLanguage(TinyBert.checkpoint())
                        .train(List.of("", "  "))
                        .run())
                .hasMessageContaining("none of the 2 training texts has a word");
    }
}
