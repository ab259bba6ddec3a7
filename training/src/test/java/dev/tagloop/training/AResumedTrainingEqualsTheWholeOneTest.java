package dev.tagloop.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.optimization.BatchSettings;
import dev.tagloop.training.optimization.ClassWeights;
import dev.tagloop.training.optimization.EarlyStopping;
import dev.tagloop.training.optimization.LayerSettings;
import dev.tagloop.training.optimization.LoraSettings;
import dev.tagloop.training.optimization.Optimization;
import dev.tagloop.training.optimization.ScheduleSettings;
import dev.tagloop.training.optimization.SchedulerType;
import dev.tagloop.training.testing.Texts;
import dev.tagloop.training.testing.TinyBert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight steps an epoch, three epochs. */
@Tag("thorough")
class AResumedTrainingEqualsTheWholeOneTest {

    private static final Checkpoint BASE = TinyBert.checkpoint();

    private static final TrainingSettings SETTINGS = TrainingSettings.defaultsFor(60)
            .withLearningRate(3e-3)
            .withHeadMultiple(2)
            .withEpochs(3)
            .withThreads(1);

    private static final List<LabeledText> TEXTS = Texts.some(60);
    private static final List<LabeledText> VALIDATION = Texts.some(75).subList(60, 75);

    @TempDir
    private Path folder;

    /** Hears everything and stops the training when a state is kept after so many steps. */
    private static final class Listener implements EpochListener {
        private final long stopAfter;
        private final List<EpochRecord> epochs = new ArrayList<>();
        private final List<StepRecord> points = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private final List<Long> saved = new ArrayList<>();
        private long resumed;
        private long steps;

        Listener(long stopAfter) {
            this.stopAfter = stopAfter;
        }

        @Override
        public void epoch(EpochRecord epoch) {
            epochs.add(epoch);
        }

        @Override
        public void step(long done, long total, double loss) {
            steps++;
        }

        @Override
        public void figures(StepRecord point) {
            points.add(point);
        }

        @Override
        public void saved(long step) {
            saved.add(step);
        }

        @Override
        public void resumed(long step) {
            resumed = step;
        }

        @Override
        public void note(String line) {
            notes.add(line);
        }

        boolean stops() {
            return stopAfter > 0 && saved.contains(stopAfter);
        }
    }

    private FineTuning<LabeledText> training(Listener listener, TrainingSettings settings, List<LabeledText> texts) {
        return FineTuning.tokenClassification(BASE)
                .train(texts)
                .validation(VALIDATION)
                .settings(settings)
                .listener(listener)
                .loggingSteps(5)
                .checkpoints(new CheckpointPlan(folder.resolve("kept"), 3, Duration.ZERO))
                .cancelledWhen(listener::stops);
    }

    private byte[] bytes(TrainingResult result, String name) throws IOException {
        result.model().write(folder.resolve(name));
        return Files.readAllBytes(folder.resolve(name).resolve("model.safetensors"));
    }

    private byte[] whole() throws IOException {
        return bytes(
                FineTuning.tokenClassification(BASE)
                        .train(TEXTS)
                        .validation(VALIDATION)
                        .settings(SETTINGS)
                        .run(),
                "whole");
    }

    private void stopAfter(long step) {
        Listener first = new Listener(step);
        assertThatThrownBy(() -> training(first, SETTINGS, TEXTS).run()).isInstanceOf(TrainingCancelledException.class);
        assertThat(first.steps).isEqualTo(step);
        assertThat(files()).hasSize(1);
    }

    @Test
    void adaptersAccumulationAndABudgetAreGoneOnWithTheSameWay() throws IOException {
        Optimization plain = Optimization.PLAIN;
        TrainingSettings moved = SETTINGS.withOptimization(plain.withBatches(new BatchSettings(2, 150))
                .withSchedule(ScheduleSettings.of(SchedulerType.COSINE))
                .withLoss(plain.loss().withSmoothing(0.1).withClassWeights(ClassWeights.BALANCED))
                .withLayers(plain.layers().withDecay(0.9))
                .withLora(LoraSettings.DEFAULT.withRank(4))
                .withEarlyStopping(new EarlyStopping(2, 0)));
        byte[] whole = bytes(
                FineTuning.tokenClassification(BASE)
                        .train(TEXTS)
                        .validation(VALIDATION)
                        .settings(moved)
                        .run(),
                "whole");
        Listener first = new Listener(3);
        assertThatThrownBy(() -> training(first, moved, TEXTS).run()).isInstanceOf(TrainingCancelledException.class);
        Listener second = new Listener(0);
        TrainingResult resumed = training(second, moved, TEXTS).run();
        assertThat(second.resumed).isEqualTo(3);
        assertThat(bytes(resumed, "resumed")).isEqualTo(whole);
        assertThat(resumed.adapter()).isPresent();
    }

    @Test
    void rememberedLayersAreReadAnewAndSayTheSame() throws IOException {
        TrainingSettings frozen = SETTINGS.withWordShape(false)
                .withOptimization(Optimization.PLAIN.withLayers(LayerSettings.ALIKE
                        .withFreezeEmbeddings(true)
                        .withFreezeLayers(1)
                        .withCacheFrozen(true)));
        byte[] whole = bytes(
                FineTuning.tokenClassification(BASE)
                        .train(TEXTS)
                        .validation(VALIDATION)
                        .settings(frozen)
                        .run(),
                "whole");
        Listener first = new Listener(11);
        assertThatThrownBy(() -> training(first, frozen, TEXTS).run()).isInstanceOf(TrainingCancelledException.class);
        assertThat(bytes(training(new Listener(0), frozen, TEXTS).run(), "resumed"))
                .isEqualTo(whole);
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder.resolve("kept"))) {
            return files.toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void stoppedAfterAnEpochOrWithinOneItEndsInTheSameBytes() throws IOException {
        byte[] whole = whole();
        for (long step : new long[] {8, 11, 16, 22}) {
            stopAfter(step);
            Listener second = new Listener(0);
            TrainingResult result = training(second, SETTINGS, TEXTS).run();
            assertThat(second.resumed).isEqualTo(step);
            assertThat(second.steps).isEqualTo(24 - step);
            assertThat(bytes(result, "resumed-" + step))
                    .as("stopped after step " + step)
                    .isEqualTo(whole);
            assertThat(second.epochs).isEqualTo(result.epochs()).hasSize(3);
            assertThat(second.notes).isEmpty();
            files().forEach(file -> file.toFile().delete());
        }
    }

    @Test
    void stoppedAgainAndAgainItStillEndsInTheSameBytes() throws IOException {
        stopAfter(3);
        for (long step : new long[] {6, 14, 19}) {
            Listener next = new Listener(step);
            assertThatThrownBy(() -> training(next, SETTINGS, TEXTS).run())
                    .isInstanceOf(TrainingCancelledException.class);
        }
        Listener last = new Listener(0);
        assertThat(bytes(training(last, SETTINGS, TEXTS).run(), "resumed")).isEqualTo(whole());
        assertThat(last.resumed).isEqualTo(19);
    }

    @Test
    void aDamagedStateIsLeftAloneWithANote() throws IOException {
        stopAfter(11);
        Path file = files().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        Listener second = new Listener(0);
        assertThat(bytes(training(second, SETTINGS, TEXTS).run(), "anew")).isEqualTo(whole());
        assertThat(second.resumed).isZero();
        assertThat(second.notes).singleElement().asString().contains("is damaged, so it is not gone on with");
    }

    @Test
    void aStateOfOtherTextsOrSettingsIsLeftAloneWithANote() {
        stopAfter(8);
        Listener other = new Listener(0);
        training(other, SETTINGS.withSeed(7), TEXTS).run();
        assertThat(other.resumed).isZero();
        assertThat(other.notes).singleElement().asString().startsWith("A training was kept that had other texts");

        files().forEach(file -> file.toFile().delete());
        stopAfter(8);
        Listener fewer = new Listener(0);
        training(fewer, SETTINGS, TEXTS.subList(0, 50)).run();
        assertThat(fewer.resumed).isZero();
        assertThat(fewer.notes).hasSize(1);
    }

    @Test
    void theLossCurveHasAPointEveryFewStepsWithLossAndRate() {
        Listener listener = new Listener(0);
        training(listener, SETTINGS, TEXTS).run();
        assertThat(listener.points).extracting(StepRecord::step).containsExactly(5L, 10L, 15L, 20L, 24L);
        assertThat(listener.points).extracting(StepRecord::epoch).containsExactly(0.625, 1.25, 1.875, 2.5, 3.0);
        // Two steps of warm-up to 3e-3, then linearly to 0 at step 24; the rate of the fifth step is that of number 4.
        assertThat(listener.points.getFirst().learningRate()).isEqualTo(3e-3 * 20 / 22);
        assertThat(listener.points).allMatch(point -> point.loss() > 0 && point.total() == 24);
        assertThat(listener.saved).containsExactly(3L, 6L, 8L, 11L, 14L, 16L, 19L, 22L, 24L);
    }

    @Test
    void aDivergedTrainingKeepsNothingToGoOnWith() {
        Listener listener = new Listener(0);
        assertThatThrownBy(() -> training(listener, SETTINGS.withLearningRate(1e30), TEXTS)
                        .checkpoints(new CheckpointPlan(folder.resolve("kept"), 1, Duration.ZERO))
                        .run())
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessageContaining("diverged in step");
        assertThat(listener.saved).isNotEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void aFolderThatCannotBeWrittenIsToldAndTheTrainingGoesOn() throws IOException {
        Files.writeString(folder.resolve("kept"), "a file in the way");
        Listener listener = new Listener(0);
        assertThat(bytes(training(listener, SETTINGS, TEXTS).run(), "unkept")).isEqualTo(whole());
        assertThat(listener.notes).isNotEmpty().allMatch(note -> note.startsWith("cannot keep the state"));
    }
}
