package dev.tagloop.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.classification.ClassifiedText;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Pipelines;
import dev.tagloop.models.ScoreFunction;
import dev.tagloop.models.ScoredLabel;
import dev.tagloop.models.TextClassificationPipeline;
import dev.tagloop.training.optimization.ClassWeights;
import dev.tagloop.training.optimization.LossSettings;
import dev.tagloop.training.optimization.Optimization;
import dev.tagloop.training.testing.TinyBert;
import dev.tagloop.training.testing.TinyModels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@Tag("thorough")
class FineTuningOfWholeTextsTest {
    static final Iterable<String> TYPES = TinyModels.types();

    private static final TrainingSettings QUICK = TrainingSettings.textClassification(40)
            .withLearningRate(5e-3)
            .withHeadMultiple(4)
            .withDropout(0)
            .withEpochs(8)
            .withThreads(1);

    private static final String[] GOOD = {"what a fine day", "we liked the sweet cake", "a happy and warm song"};
    private static final String[] BAD = {"what a bad night", "they hated the sour soup", "a sad and cold song"};

    private static List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String[] kind = i % 2 == 0 ? GOOD : BAD;
            texts.add(kind[i / 2 % 3] + " number " + i);
        }
        return texts;
    }

    private static List<ClassifiedText> moods() {
        List<String> texts = texts();
        return IntStream.range(0, texts.size())
                .mapToObj(i -> ClassifiedText.single(texts.get(i), i % 2 == 0 ? "good" : "bad"))
                .toList();
    }

    private static TrainingResult train(Checkpoint base, List<ClassifiedText> texts, TrainingSettings settings) {
        return FineTuning.textClassification(base)
                .train(texts)
                .validation(texts.subList(0, 8))
                .settings(settings)
                .run();
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void everyFamilyLearnsAndItsCheckpointIsTakenUpAgain(String type, @TempDir Path folder) {
        TrainingResult result = train(TinyModels.encoder(type), moods(), QUICK);
        assertThat(result.epochs().getLast().loss())
                .isLessThan(result.epochs().getFirst().loss());
        result.model().write(folder);
        Checkpoint read = Checkpoint.read(folder);
        assertThat(read.config().architecture().orElseThrow()).endsWith("ForSequenceClassification");
        assertThat(read.config().problemType()).contains("single_label_classification");
        assertThat(read.labels()).containsExactly("bad", "good");

        List<String> fresh = new ArrayList<>();
        FineTuning.textClassification(read)
                .train(moods())
                .settings(QUICK.withLearningRate(1e-12).withEpochs(1))
                .listener(new EpochListener() {
                    @Override
                    public void epoch(EpochRecord epoch) {}

                    @Override
                    public void loaded(List<String> missing, List<String> unused) {
                        fresh.addAll(missing);
                    }
                })
                .run();
        assertThat(fresh).isEmpty();
    }

    @Test
    void oneLabelIsLearnedAndTheBestEpochIsThatWithTheHighestMacroF1() {
        TrainingResult result = train(TinyBert.checkpoint(), moods(), QUICK);
        assertThat(result.best().metrics().keySet()).containsExactly("accuracy", "precision", "recall", "f1");
        assertThat(result.best().metric("f1")).hasValue(1);
        assertThat(result.epochs().stream().filter(epoch -> epoch.metric("f1").getAsDouble() == 1))
                .isNotEmpty();
        try (TextClassificationPipeline pipeline = Pipelines.textClassification(result.model())) {
            assertThat(pipeline.function()).isEqualTo(ScoreFunction.SOFTMAX);
            assertThat(pipeline.predict("a happy and warm song number 77").label())
                    .isEqualTo("good");
            assertThat(pipeline.predict("a sad and cold song number 77").label())
                    .isEqualTo("bad");
        }
    }

    @Test
    void aClassThatCountsNothingIsNeverSaid() {
        TrainingSettings weighted = QUICK.withOptimization(
                Optimization.PLAIN.withLoss(LossSettings.PLAIN.withClassWeights(ClassWeights.of(Map.of("bad", 1e-9)))));
        try (TextClassificationPipeline pipeline = Pipelines.textClassification(
                train(TinyBert.checkpoint(), moods(), weighted).model())) {
            assertThat(texts()).allMatch(text -> pipeline.predict(text).label().equals("good"));
        }
        List<ClassifiedText> several = texts().stream()
                .map(text -> ClassifiedText.several(text, List.of("calm")))
                .toList();
        assertThatThrownBy(() -> train(TinyBert.checkpoint(), several, weighted))
                .hasMessageContaining("label smoothing and class weights are for tasks in which one class is right");
    }

    @Test
    void severalLabelsAreLearnedEachOnItsOwn() {
        List<String> texts = texts();
        List<ClassifiedText> several = IntStream.range(0, texts.size())
                .mapToObj(i -> ClassifiedText.several(
                        texts.get(i),
                        texts.get(i).contains("song")
                                ? List.of(i % 2 == 0 ? "good" : "bad", "music")
                                : List.of(i % 2 == 0 ? "good" : "bad")))
                .toList();
        TrainingResult result = train(TinyBert.checkpoint(), several, QUICK.withEpochs(20));
        assertThat(result.model().config().problemType()).contains("multi_label_classification");
        assertThat(result.model().labels()).containsExactly("bad", "good", "music");
        try (TextClassificationPipeline pipeline = Pipelines.textClassification(result.model())) {
            List<ScoredLabel> scores = pipeline.predict(List.of("a happy and warm song number 5"), 3)
                    .getFirst();
            assertThat(scores.stream().filter(label -> label.score() >= 0.5).map(ScoredLabel::label))
                    .containsExactlyInAnyOrder("good", "music");
        }
    }

    @Test
    void aNumberIsLearnedAndTheBestEpochIsThatWithTheSmallestError() {
        List<String> texts = texts();
        List<ClassifiedText> numbers = IntStream.range(0, texts.size())
                .mapToObj(i -> ClassifiedText.number(texts.get(i), i % 2 == 0 ? 1 : -1))
                .toList();
        TrainingResult result = train(TinyBert.checkpoint(), numbers, QUICK);
        assertThat(result.model().config().problemType()).contains("regression");
        double least = result.epochs().stream()
                .mapToDouble(epoch -> epoch.metric("mse").orElseThrow())
                .min()
                .orElseThrow();
        assertThat(result.best().metric("mse")).hasValue(least);
        assertThat(least).isLessThan(0.3);
        try (TextClassificationPipeline pipeline = Pipelines.textClassification(result.model())) {
            assertThat(pipeline.predict("we liked the sweet cake number 9").score())
                    .isGreaterThan(0.3);
            assertThat(pipeline.predict("they hated the sour soup number 9").score())
                    .isLessThan(-0.3);
        }
    }

    @Test
    void twoTextsAreReadTogetherAndLongOnesInWindows() {
        String longText = String.join(" ", Collections.nCopies(60, "we liked the sweet cake"));
        List<ClassifiedText> pairs = IntStream.range(0, 12)
                .mapToObj(i -> ClassifiedText.single("the first " + i, i % 2 == 0 ? "same" : "other")
                        .withPair(i % 2 == 0 ? longText : "nothing"))
                .toList();
        TrainingResult result =
                train(TinyBert.checkpoint(), pairs, QUICK.withWindows(64, 16).withEpochs(1));
        // Six pairs fit; the other six have 300 words in windows of at most 58 that overlap by 16.
        assertThat(result.windows()).isEqualTo(6 + 6 * 7);
    }

    @Test
    void answersOfDifferentKindsAndNoLabelAtAllAreRefusedInWords() {
        Checkpoint base = TinyBert.checkpoint();
        assertThatThrownBy(() -> FineTuning.textClassification(base)
                        .train(List.of(ClassifiedText.single("a", "x"), ClassifiedText.number("b", 1)))
                        .run())
                .hasMessageContaining("different kinds of answers (regression, single_label_classification)");
        assertThatThrownBy(() -> FineTuning.textClassification(base)
                        .train(List.of(ClassifiedText.several("a", List.of())))
                        .run())
                .hasMessageContaining("none of the 1 training texts has a label");
    }
}
