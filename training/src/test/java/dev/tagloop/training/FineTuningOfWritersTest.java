package dev.tagloop.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.writing.TextPair;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.optimization.ClassWeights;
import dev.tagloop.training.optimization.LoraSettings;
import dev.tagloop.training.optimization.Optimization;
import dev.tagloop.training.testing.TinyWriters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The public way from texts with summaries to a folder in Hugging Face's layout that writes them. */
@Tag("thorough")
class FineTuningOfWritersTest {

    private static final int TEXTS = 20;
    private static final Text2TextOptions OPTIONS =
            Text2TextOptions.of(WritingTask.SUMMARIZATION).withMaxTargetLength(12);

    @ParameterizedTest
    @ValueSource(strings = {"t5", "bart"})
    void aTinyModelReproducesTwentySummariesExactly(String type, @TempDir Path folder) {
        List<TextPair> pairs = pairs();
        Checkpoint base = TinyWriters.checkpoint(type);
        TrainingSettings settings = FineTuningOfWritersTest.settings();
        List<EpochRecord> heard = new ArrayList<>();

        TrainingResult result = FineTuning.text2Text(base, OPTIONS)
                .train(pairs)
                .validation(pairs)
                .settings(settings)
                .listener(heard::add)
                .run();

        assertThat(result.best().metric("rougeL")).hasValue(1.0);
        assertThat(result.best().metrics()).containsKeys("rouge1", "rouge2", "rougeLsum", "gen_len");
        assertThat(heard).isEqualTo(result.epochs());
        result.model().write(folder);
        assertThat(folder.resolve("generation_config.json")).exists();
        Checkpoint saved = Checkpoint.read(folder);
        assertThat(saved.weights()).isEqualTo(result.model().weights());
        assertThat(saved.generation()).isEqualTo(base.generation());
        assertThat(saved.config().architecture().orElseThrow()).endsWith("ForConditionalGeneration");
        try (Text2TextPipeline summarizer = Text2TextPipeline.summarization(saved)) {
            assertThat(summarizer.write(pairs.stream().map(TextPair::source).toList()))
                    .isEqualTo(pairs.stream().map(TextPair::target).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"t5", "bart"})
    void theLossAloneJudgesWhereThatIsWanted(String type) {
        List<TextPair> pairs = pairs();
        TrainingSettings settings = settings().withEpochs(2);
        TrainingResult result = FineTuning.text2Text(
                        TinyWriters.checkpoint(type), OPTIONS.withPredictWithGenerate(false))
                .train(pairs)
                .validation(pairs.subList(0, 4))
                .settings(settings)
                .run();

        assertThat(result.best().metrics()).isEmpty();
        assertThat(result.bestEpoch()).isEqualTo(2);
        assertThat(result.epochs().get(1).validationLoss())
                .isLessThan(result.epochs().get(0).validationLoss());
    }

    @ParameterizedTest
    @ValueSource(strings = {"t5", "bart"})
    void adaptersSmoothingAndAccumulationServeWritersToo(String type) {
        Checkpoint base = TinyWriters.checkpoint(type);
        Optimization plain = Optimization.PLAIN;
        TrainingResult result = train(
                base,
                plain.withLora(LoraSettings.DEFAULT.withRank(2))
                        .withLoss(plain.loss().withSmoothing(0.5))
                        .withBatches(plain.batches().withAccumulation(2)));
        assertThat(result.epochs()).allMatch(epoch -> epoch.steps() == 1);
        assertThat(result.epochs().getFirst().loss())
                .as("half of certainty costs half of that of an even guess")
                .isGreaterThan(1.5);
        assertThat(base.weights().keySet().stream()
                        .filter(name -> !result.model().weight(name).equals(base.weight(name))))
                .isNotEmpty()
                .allMatch(name -> name.matches(".*\\.(q|v|q_proj|v_proj)\\.weight"));
        assertThat(result.adapter().orElseThrow().mergedInto(base).weights())
                .containsAllEntriesOf(result.model().weights());
        assertThatThrownBy(() -> train(base, plain.withLoss(plain.loss().withClassWeights(ClassWeights.BALANCED))))
                .hasMessageContaining("class weights need classes with names, which text2text-generation has not");
    }

    private static TrainingResult train(Checkpoint base, Optimization optimization) {
        return FineTuning.text2Text(base, OPTIONS.withPredictWithGenerate(false))
                .train(pairs())
                .settings(settings().withEpochs(2).withOptimization(optimization))
                .run();
    }

    @ParameterizedTest
    @ValueSource(strings = {"t5", "bart"})
    void aResumedTrainingEqualsTheWholeOne(String type, @TempDir Path folder) {
        List<TextPair> pairs = pairs();
        TrainingSettings settings = settings().withEpochs(3).withDropout(0.1).withThreads(1);
        Checkpoint base = TinyWriters.checkpoint(type);
        TrainingResult whole = training(base, pairs, settings).run();
        AtomicLong saved = new AtomicLong();
        CheckpointPlan plan = new CheckpointPlan(folder, 3, Duration.ZERO);

        assertThatThrownBy(() -> training(base, pairs, settings)
                        .checkpoints(plan)
                        .listener(new EpochListener() {
                            @Override
                            public void epoch(EpochRecord epoch) {}

                            @Override
                            public void saved(long step) {
                                saved.set(step);
                            }
                        })
                        .cancelledWhen(() -> saved.get() >= 3)
                        .run())
                .isInstanceOf(TrainingCancelledException.class);
        TrainingResult resumed =
                training(base, pairs, settings).checkpoints(plan).run();

        assertThat(saved.get()).isBetween(1L, 5L);
        assertThat(resumed.model().weights()).isEqualTo(whole.model().weights());
        assertThat(training(base, pairs, settings).run().model().weights())
                .isEqualTo(whole.model().weights());
    }

    private static FineTuning<TextPair> training(Checkpoint base, List<TextPair> pairs, TrainingSettings settings) {
        return FineTuning.text2Text(base, OPTIONS)
                .train(pairs)
                .validation(pairs.subList(0, 4))
                .settings(settings);
    }

    private static TrainingSettings settings() {
        return TrainingSettings.defaultsFor(TEXTS)
                .withEpochs(100)
                .withBatchSize(10)
                .withLearningRate(1e-2)
                .withHeadMultiple(1)
                .withDropout(0)
                .withWindows(24, 0)
                .withWordShape(false);
    }

    private static List<TextPair> pairs() {
        Random random = new Random(11);
        List<TextPair> pairs = new ArrayList<>();
        for (int i = 0; i < TEXTS; i++) {
            pairs.add(TextPair.of(words(random, 9), words(random, 5)));
        }
        return pairs;
    }

    private static String words(Random random, int count) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(TinyWriters.WORDS.get(random.nextInt(TinyWriters.WORDS.size())));
        }
        return String.join(" ", words);
    }
}
