package dev.tagloop.learning.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.sampling.Sampler;
import dev.tagloop.learning.sampling.Samplers;
import dev.tagloop.learning.simulation.task.SimulatedTasks;
import dev.tagloop.learning.testing.StarterDocuments;
import dev.tagloop.learning.testing.TinyBert;
import dev.tagloop.learning.train.LocalTrainer;
import dev.tagloop.learning.train.Trainer;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.TrainingWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tiny simulation with real trainings: whole, broken off, and asked for again. */
@Tag("thorough")
class ASimulationGoesOnToTheSameEndTest {
    private static final List<Integer> BUDGETS = List.of(120, 260, 400);
    private static final List<String> NAMES = List.of("random", "badge", "committee-kl");

    @TempDir
    private static Path base;

    @TempDir
    private Path folder;

    private static SimulatedData<LabeledText> data;

    @BeforeAll
    static void writeBase() {
        TinyBert.in(base);
        List<LabeledText> texts = StarterDocuments.labeled(60).stream()
                .flatMap(List::stream)
                .limit(60)
                .toList();
        data = SimulatedData.of(SimulatedTasks.spans(), texts.subList(0, 45), texts.subList(45, 60));
    }

    @Test
    void brokenOffAnywhereItEndsAsAWholeOne() throws IOException {
        Counting whole = new Counting(folder.resolve("work"), new CancelToken(), Integer.MAX_VALUE);
        List<SimulationRun> expected = simulate(whole, folder.resolve("whole"));
        assertThat(expected).hasSize(NAMES.size() + 1).allMatch(SimulationRun::isDone);
        assertThat(whole.trainings).isEqualTo(1 + NAMES.size() * BUDGETS.size());
        assertThat(folder.resolve("work")).isEmptyDirectory();

        // Broken off again and again, after a few trainings each time.
        int attempts = 0;
        List<SimulationRun> broken = null;
        while (broken == null) {
            attempts++;
            CancelToken cancel = new CancelToken();
            Counting some = new Counting(folder.resolve("work"), cancel, 5);
            try {
                broken = simulate(some, folder.resolve("broken"));
            } catch (CancellationException e) {
                assertThat(attempts).isLessThan(12);
            }
        }
        assertThat(attempts).isGreaterThan(2);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(broken.get(i).picked()).isEqualTo(expected.get(i).picked());
            assertThat(broken.get(i).notes()).isEqualTo(expected.get(i).notes());
            assertThat(f1(broken.get(i))).isEqualTo(f1(expected.get(i)));
        }
        assertThat(folder.resolve("work")).isEmptyDirectory();

        // All is known: nothing is trained, and another setting is another run.
        Counting again = new Counting(folder.resolve("work"), new CancelToken(), 0);
        assertThat(simulate(again, folder.resolve("whole"))).isEqualTo(expected);
        assertThat(again.trainings).isZero();
        try (Stream<Path> files = Files.list(folder.resolve("whole"))) {
            assertThat(files).hasSize(NAMES.size() + 1);
        }

        fair(expected);
    }

    /** What makes a comparison one. */
    private static void fair(List<SimulationRun> runs) {
        for (SimulationRun run : runs.subList(1, runs.size())) {
            assertThat(run.picked().getFirst()).isEqualTo(runs.get(1).picked().getFirst());
            assertThat(run.picked().stream().flatMap(List::stream)).doesNotHaveDuplicates();
            for (int i = 0; i < BUDGETS.size(); i++) {
                int most = BUDGETS.get(i)
                        + data.tokens().stream()
                                .mapToInt(Integer::intValue)
                                .max()
                                .orElseThrow();
                assertThat(run.steps().get(i).tokens()).isBetween(BUDGETS.get(i), most);
                assertThat(run.steps().get(i).edits() == null).isEqualTo(i == 0);
            }
        }
        assertThat(runs.get(2).picked()).isNotEqualTo(runs.get(1).picked());
        assertThat(runs.getFirst().steps().getFirst().tokens()).isEqualTo(data.allTokens());
        // The first choice of a committee has one model only.
        assertThat(runs.get(3).notes())
                .containsExactly("No task has been read by two versions of the model yet, so they come in random order"
                        + " instead of by committee-kl.");
    }

    @Test
    void theTutorialsExampleCountsWhatHandsDo() {
        Counting learner = new Counting(folder.resolve("work"), new CancelToken(), 1);
        TutorialScenario played = play(learner, folder.resolve("runs"));
        assertThat(played.rest()).isEqualTo(25);
        assertThat(played.actionsByHand())
                .isEqualTo(2L
                        * data.pool().stream()
                                .mapToInt(text -> text.spans().size())
                                .sum());
        assertThat(played.saved()).isEqualTo(1 - (double) played.actions() / played.actionsByHand());
        assertThat(played.edits().spans() * 2 + 2L * spans(played)).isEqualTo(played.actionsByHand());
        assertThatThrownBy(() ->
                        TutorialScenario.play(data, learner.learner, 45, 1, folder.resolve("runs"), new CancelToken()))
                .hasMessage("of 45 texts 2 to 44 can be labelled by hand, not 45");
    }

    @Test
    void theTutorialsExampleGoesOnAndASecondRunTrainsNothing() throws IOException {
        TutorialScenario whole =
                play(new Counting(folder.resolve("work"), new CancelToken(), 1), folder.resolve("whole"));
        Path runs = folder.resolve("broken");
        // Broken off before it trains, ...
        Counting first = new Counting(folder.resolve("work"), new CancelToken(), 0);
        assertThatThrownBy(() -> play(first, runs)).isInstanceOf(CancellationException.class);
        // ... when it has read the rest, ...
        CancelToken cancel = new CancelToken();
        Counting second = new Counting(folder.resolve("work"), cancel, 1, (step, done, total) -> {
            if (step.equals("Evaluating")) {
                cancel.cancel();
            }
        });
        assertThatThrownBy(() -> play(second, runs)).isInstanceOf(CancellationException.class);
        assertThat(second.trainings).isEqualTo(1);
        // ... and gone on with: the model is there, and so is what was read.
        List<String> steps = new ArrayList<>();
        Counting third = new Counting(
                folder.resolve("work"), new CancelToken(), 0, (step, done, total) -> steps.add(step + total));
        assertThat(untimed(play(third, runs))).isEqualTo(untimed(whole));
        assertThat(third.trainings).isZero();
        assertThat(steps).containsOnly("Evaluating15");

        Counting again = new Counting(folder.resolve("work"), new CancelToken(), 0);
        assertThat(play(again, folder.resolve("whole"))).isEqualTo(whole);
        assertThat(again.trainings).isZero();
        for (String kept : List.of("whole", "broken")) {
            try (Stream<Path> files = Files.list(folder.resolve(kept))) {
                assertThat(files)
                        .singleElement()
                        .satisfies(file ->
                                assertThat(file.getFileName().toString()).matches("tutorial-20-1-[0-9a-f]{12}\\.json"));
            }
        }
        // Other texts by hand are another run.
        Counting other = new Counting(folder.resolve("work"), new CancelToken(), 1);
        TutorialScenario.play(data, other.learner, 21, 1, folder.resolve("whole"), other.cancel);
        assertThat(other.trainings).isEqualTo(1);
    }

    private static TutorialScenario play(Counting learner, Path runs) {
        return TutorialScenario.play(data, learner.learner, 20, 1, runs, learner.cancel);
    }

    private static TutorialScenario untimed(TutorialScenario played) {
        return new TutorialScenario(
                played.bootstrap(),
                played.rest(),
                0,
                0,
                played.f1(),
                played.edits(),
                played.untouchedTexts(),
                played.actions(),
                played.actionsByHand());
    }

    private static long spans(TutorialScenario played) {
        return (played.actionsByHand() - played.edits().actionsFromScratch()) / 2;
    }

    private static List<Double> f1(SimulationRun run) {
        return run.steps().stream().map(CurveStep::figure).toList();
    }

    private static List<SimulationRun> simulate(Counting learner, Path runs) {
        List<Sampler> samplers =
                NAMES.stream().map(name -> Samplers.named(name).orElseThrow()).toList();
        return new Simulation<>(data, learner.learner, runs, Progress.NONE, learner.cancel)
                .run(samplers, List.of(3L), BUDGETS);
    }

    /** The real learner, which is broken off after some trainings. */
    private static final class Counting {
        private final CancelToken cancel;
        private final FineTunedLearner<LabeledText> learner;
        private int trainings;

        Counting(Path work, CancelToken cancel, int most) {
            this(work, cancel, most, Progress.NONE);
        }

        Counting(Path work, CancelToken cancel, int most, Progress progress) {
            TrainingOptions options = TrainingOptions.defaults()
                    .withBase(base.toString())
                    .withEpochs(1)
                    .withThreads(1);
            Trainer trainer = (texts, how, model, watch) -> {
                trainings++;
                if (trainings > most) {
                    cancel.cancel();
                }
                cancel.throwIfCancelled();
                return LocalTrainer.underLock().train(texts, how, model, TrainingWatch.none());
            };
            this.cancel = cancel;
            this.learner = new FineTunedLearner<>(data.task(), trainer, options, work, progress, cancel);
        }
    }
}
