package dev.tagloop.learning.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.answering.AnsweredQuestion;
import dev.tagloop.core.classification.ClassifiedText;
import dev.tagloop.core.writing.TextPair;
import dev.tagloop.datasets.AnsweredQuestions;
import dev.tagloop.datasets.TextPairs;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.sampling.Sampler;
import dev.tagloop.learning.sampling.Samplers;
import dev.tagloop.learning.simulation.task.SimulatedTask;
import dev.tagloop.learning.simulation.task.SimulatedTasks;
import dev.tagloop.learning.testing.TinyBert;
import dev.tagloop.learning.train.LocalTrainer;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.MiniLm;
import dev.tagloop.training.UntrainedT5;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tiny simulations of all kinds of answers with real trainings. */
@Tag("thorough")
class EveryTaskIsReplayedTest {
    private static final String[] GOOD = {"what a fine day", "we liked the sweet cake", "a happy and warm song"};
    private static final String[] BAD = {"what a bad night", "they hated the sour soup", "a sad and cold song"};

    @TempDir
    private static Path encoder;

    @TempDir
    private Path folder;

    @BeforeAll
    static void writeBase() {
        TinyBert.in(encoder);
    }

    @Test
    void labelsOfTextsAreLearnedMeasuredByMacroF1AndPutRight() throws IOException {
        List<ClassifiedText> texts = moods(72);
        SimulatedData<ClassifiedText> data =
                SimulatedData.of(SimulatedTasks.classes(texts), texts.subList(0, 48), texts.subList(48, 72));
        List<SimulationRun> runs = simulate(
                data,
                options(encoder).withLearningRate(5e-3).withEpochs(8),
                List.of(60, 160),
                "breaking-ties",
                "committee-kl");

        assertThat(runs).hasSize(4);
        SimulationRun everything = runs.getFirst();
        assertThat(everything.steps().getFirst().metrics().keySet())
                .containsExactly("f1", "precision", "recall", "accuracy", "f1_micro", "f1_weighted");
        assertThat(everything.steps().getFirst().figure()).isEqualTo(1.0);
        assertThat(everything.steps().getFirst().tokens()).isEqualTo(data.allTokens());
        for (SimulationRun run : runs.subList(1, runs.size())) {
            assertThat(run.picked().getFirst()).isEqualTo(runs.get(1).picked().getFirst());
            // One label a text, kept or changed.
            CurveStep last = run.steps().getLast();
            assertThat(last.edits().spans()).isEqualTo(run.picked().getLast().size());
            assertThat(last.edits().added() + last.edits().deleted()).isZero();
        }
        assertThat(runs.get(2).notes()).isEmpty();
        assertThat(runs.get(2).picked().getLast())
                .isNotEqualTo(runs.get(1).picked().getLast());
        assertThat(SimulationTable.lines(SimulationReport.of(runs, data.task().figure()))
                        .getFirst())
                .isEqualTo("Everything labelled: " + data.allTokens() + " words, macro F1 100.0");

        // What is known is not trained again: there is nothing left to train from.
        Files.delete(encoder.resolve("model.safetensors"));
        try {
            assertThat(simulate(
                            data,
                            options(encoder).withLearningRate(5e-3).withEpochs(8),
                            List.of(60, 160),
                            "breaking-ties",
                            "committee-kl"))
                    .isEqualTo(runs);
        } finally {
            TinyBert.in(encoder);
        }
        try (Stream<Path> files = Files.list(folder.resolve("runs"))) {
            assertThat(files).hasSize(4);
        }
    }

    @Test
    void severalLabelsOfATextVoteLabelByLabel() {
        List<ClassifiedText> texts = new ArrayList<>();
        for (ClassifiedText mood : moods(40)) {
            List<String> labels = new ArrayList<>(mood.labels());
            if (mood.text().contains("song")) {
                labels.add("music");
            }
            texts.add(ClassifiedText.several(mood.text(), labels));
        }
        SimulatedData<ClassifiedText> data =
                SimulatedData.of(SimulatedTasks.classes(texts), texts.subList(0, 30), texts.subList(30, 40));
        List<SimulationRun> runs = simulate(data, options(encoder), List.of(20, 60, 90), "vote-entropy");
        SimulationRun run = runs.getLast();
        assertThat(run.isDone()).isTrue();
        int given = run.picked().subList(1, 3).stream()
                .flatMap(List::stream)
                .mapToInt(place -> data.pool().get(place).labels().size())
                .sum();
        assertThat(run.steps().stream()
                        .filter(step -> step.edits() != null)
                        .mapToInt(step -> step.edits().spans())
                        .sum())
                .isEqualTo(given);
    }

    @Test
    void answersAreReadWithTheirTextsAndMeasuredBySquadsRules() {
        List<AnsweredQuestion> questions = AnsweredQuestions.read("starter-qa", "train").questions().stream()
                .sorted(Comparator.comparingInt(question -> question.context().length()))
                .limit(36)
                .toList();
        SimulatedData<AnsweredQuestion> data =
                SimulatedData.of(SimulatedTasks.answers(), questions.subList(0, 24), questions.subList(24, 36));
        int budget = data.allTokens() / 3;
        List<SimulationRun> runs = simulate(
                data, options(encoder), List.of(budget, budget * 3 / 2, 2 * budget), "no-answer", "vote-entropy");
        for (SimulationRun run : runs) {
            assertThat(run.steps().getLast().metrics().keySet()).startsWith("f1", "exact_match");
        }
        // Versions vote although each finds answers of its own; one alone cannot.
        assertThat(runs.subList(0, 3)).allMatch(run -> run.notes().isEmpty());
        assertThat(runs.get(3).notes())
                .containsExactly("No task has been read by two versions of the model yet, so they come in random order"
                        + " instead of by vote-entropy.");
        for (SimulationRun run : runs.subList(1, 4)) {
            long answered = run.picked().getLast().stream()
                    .filter(place -> data.pool().get(place).isAnswerable())
                    .count();
            assertThat((long) run.steps().getLast().edits().spans()).isEqualTo(answered);
        }
    }

    @Test
    void summariesThatAreTakenOutOfTextsAreMeasuredByRougeAndPutRightByWord() {
        SimulatedData<TextPair> data = summaries(SimulatedTasks.summaries(Checkpoint.read(encoder)));
        int budget = data.allTokens() / 3;
        SimulationRun run = simulate(data, options(encoder), List.of(budget, 2 * budget), "longest-first")
                .getLast();
        assertThat(run.steps().getLast().metrics().keySet())
                .containsExactly("rougeL", "rouge1", "rouge2", "rougeLsum", "exact_match", "lead_rougeL");
        assertThat(run.picked().getLast())
                .isSortedAccordingTo(
                        Comparator.comparing(place -> -data.tokens().get(place)));
        assertThat(run.steps().getLast().edits().acceptedShare()).isBetween(0.0, 1.0);
        assertThat(run.steps().getLast().edits().moved()).isZero();
    }

    @Test
    void modelsThatWriteSayHowLikelyAndHowSteadyTheirTextsAre() throws IOException {
        Path writer = folder.resolve("t5");
        new UntrainedT5(16, 1, 2, 5).checkpoint(MiniLm.checkpoint(), "[SEP]").write(writer);
        Path config = writer.resolve("config.json");
        Files.writeString(config, Files.readString(config).replaceFirst("\\{", "{\"max_new_tokens\": 4,"));
        SimulatedData<TextPair> all = summaries(SimulatedTasks.summaries(Checkpoint.read(writer)));
        SimulatedData<TextPair> data = SimulatedData.of(
                all.task(), all.pool().subList(0, 6), all.test().subList(0, 2));
        int budget = data.allTokens() / 3;
        List<SimulationRun> runs =
                simulate(data, options(writer), List.of(budget, 2 * budget), "unlikely-text", "changing-text");
        assertThat(runs).hasSize(4).allMatch(run -> run.notes().isEmpty());
        assertThat(runs.get(2).picked().getLast())
                .isNotEqualTo(runs.get(1).picked().getLast());
    }

    private static SimulatedData<TextPair> summaries(SimulatedTask<TextPair> task) {
        List<TextPair> pairs = TextPairs.read("starter-summaries", "train").pairs().stream()
                .sorted(Comparator.comparingInt(pair -> pair.source().length()))
                .limit(24)
                .toList();
        return SimulatedData.of(task, pairs.subList(0, 16), pairs.subList(16, 24));
    }

    private static List<ClassifiedText> moods(int count) {
        List<ClassifiedText> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String[] kind = i % 2 == 0 ? GOOD : BAD;
            texts.add(ClassifiedText.single(kind[i / 2 % 3] + " number " + i, i % 2 == 0 ? "good" : "bad"));
        }
        return texts;
    }

    private static TrainingOptions options(Path base) {
        return TrainingOptions.defaults()
                .withBase(base.toString())
                .withEpochs(1)
                .withThreads(1);
    }

    /** Everything, random and the samplers, with one seed. */
    private <E> List<SimulationRun> simulate(
            SimulatedData<E> data, TrainingOptions options, List<Integer> budgets, String... names) {
        List<Sampler> samplers = Stream.concat(Stream.of("random"), Stream.of(names))
                .map(Samplers::named)
                .map(Optional::orElseThrow)
                .toList();
        CancelToken cancel = new CancelToken();
        FineTunedLearner<E> learner = new FineTunedLearner<>(
                data.task(), LocalTrainer.underLock(), options, folder.resolve("work"), Progress.NONE, cancel);
        return new Simulation<>(data, learner, folder.resolve("runs"), Progress.NONE, cancel)
                .run(samplers, List.of(1L), budgets);
    }
}
