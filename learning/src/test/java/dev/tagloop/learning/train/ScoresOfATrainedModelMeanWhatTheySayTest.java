package dev.tagloop.learning.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.core.classification.ClassifiedText;
import dev.tagloop.core.classification.ProblemType;
import dev.tagloop.core.combination.CalibrationError;
import dev.tagloop.core.combination.JudgedPrediction;
import dev.tagloop.core.combination.TemperatureScaling;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.task.ScoredAnswer;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.learning.task.text.ClassifiedModel;
import dev.tagloop.learning.task.text.TextScorer;
import dev.tagloop.learning.task.token.SpanModel;
import dev.tagloop.learning.testing.Runs;
import dev.tagloop.learning.testing.TinyBert;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Entity;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.models.ScoredLabel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoresOfATrainedModelMeanWhatTheySayTest {
    private static final String[] NAMES = {"Ann", "Bob", "Eve", "Dan"};

    @TempDir
    private Path folder;

    /** A name in every text, of which people passed over every fourth: nothing tells which. */
    private static LabeledText text(int i) {
        String name = NAMES[i % NAMES.length];
        LabeledSpan span = new LabeledSpan(new CodePointSpan(0, name.length()), "PER");
        return new LabeledText(name + " was here on day " + i, i / NAMES.length % 4 == 3 ? List.of() : List.of(span));
    }

    private static List<List<LabeledText>> texts(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> List.of(text(i))).toList();
    }

    @Test
    void temperatureIsFittedOnTheHeldOutTextsAndServedWithoutChangingAnAnswer() throws IOException {
        List<List<LabeledText>> held = texts(200, 280);
        TrainingRun run = new LocalTrainer()
                .train(
                        TrainingData.of(texts(0, 200), held, "names"),
                        TrainingOptions.defaults()
                                .withBase(TinyBert.in(folder.resolve("tiny")))
                                .withEpochs(2)
                                .withLearningRate(0.003),
                        folder.resolve("model"),
                        TrainingWatch.none());
        RunCalibration calibration = run.scores().calibration();

        assertThat(run.scores().labels().get("PER").predicted()).isEqualTo(80);
        assertThat(run.scores().labels().get("PER").correct()).isEqualTo(60);
        assertThat(calibration.predictions()).isEqualTo(80);
        assertThat(calibration.bins().stream()
                        .mapToInt(CalibrationError.Bin::count)
                        .sum())
                .isEqualTo(80);
        assertThat(calibration.calibratedBins().stream()
                        .mapToInt(CalibrationError.Bin::count)
                        .sum())
                .isEqualTo(80);
        assertThat(TrainingRun.read(folder.resolve("model"))).contains(run);
        assertThat(Files.readString(folder.resolve("model/README.md")))
                .contains(", on 80 predictions; at temperature ");

        List<LabeledText> asked = held.stream().flatMap(List::stream).toList();
        Checkpoint model = Checkpoint.read(folder.resolve("model"));
        try (TaskModel<LabeledText> plain =
                        LearningTasks.TOKEN_CLASSIFICATION.open(model, PipelineSettings.defaults());
                TaskModel<LabeledText> served =
                        ServedScores.open(LearningTasks.TOKEN_CLASSIFICATION, model, PipelineSettings.defaults())) {
            List<ScoredAnswer<LabeledText>> raw = plain.score(asked, Progress.NONE, new CancelToken());
            assertThat(served.predict(asked, Progress.NONE, new CancelToken()))
                    .isEqualTo(raw.stream().map(ScoredAnswer::answer).toList());
            List<Entity> before = found((SpanModel) plain, asked);
            List<Entity> after = found((SpanModel) served, asked);
            TemperatureScaling scaling = new TemperatureScaling(calibration.temperature());
            for (int i = 0; i < before.size(); i++) {
                assertThat(after.get(i))
                        .isEqualTo(new Entity(
                                "PER",
                                scaling.probability(before.get(i).score()),
                                before.get(i).word(),
                                before.get(i).span()));
            }
            // Three of four are right, which is what the scores say on the mean.
            assertThat(after.stream().mapToDouble(Entity::score).average().orElseThrow())
                    .isCloseTo(0.75, within(0.02));
        }
    }

    private static List<Entity> found(SpanModel model, List<LabeledText> asked) {
        return model.finder().find(asked.stream().map(LabeledText::text).toList()).stream()
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void runsOfOlderProgramsAndFilesOfOtherProgramsLeaveScoresAsTheyAre() throws IOException {
        Path model = Path.of(TinyBert.in(folder.resolve("tiny")));
        Files.writeString(model.resolve(TrainingRun.FILE), Runs.json(0.5));
        assertThat(TrainingRun.read(model).orElseThrow().scores().calibration()).isNull();
        assertThat(ServedScores.scaling(Checkpoint.read(model))).isEmpty();

        Files.writeString(model.resolve(TrainingRun.FILE), "{\"miles\": 26}");
        assertThat(ServedScores.scaling(Checkpoint.read(model))).isEmpty();
    }

    /** Scores three topics for any text. */
    private record Fixed(ProblemType type, List<ScoredLabel> scores) implements TextScorer {
        @Override
        public List<String> labels() {
            return scores.stream().map(ScoredLabel::label).toList();
        }

        @Override
        public List<List<ScoredLabel>> scores(List<String> texts, List<String> pairs) {
            return texts.stream().map(text -> scores).toList();
        }

        @Override
        public void close() {}
    }

    private static final List<ScoredLabel> SCORES =
            List.of(new ScoredLabel("a", 0.64), new ScoredLabel("b", 0.32), new ScoredLabel("c", 0.04));

    private static List<JudgedPrediction> judged(ProblemType type, ClassifiedText gold) {
        try (ClassifiedModel model = new ClassifiedModel(new Fixed(type, SCORES))) {
            return model.score(List.of(gold), Progress.NONE, new CancelToken())
                    .getFirst()
                    .judge(gold);
        }
    }

    @Test
    void oneOfSeveralLabelsIsJudgedByThePlaceOfTheRightOne() {
        ProblemType single = ProblemType.SINGLE_LABEL_CLASSIFICATION;
        List<JudgedPrediction> told = judged(single, ClassifiedText.single("x", "b"));
        assertThat(told).extracting(JudgedPrediction::truth).containsExactly(1);
        assertThat(told.getFirst().score(new TemperatureScaling(1))).isCloseTo(0.64, within(1e-12));
        assertThat(judged(single, ClassifiedText.single("x", "a")).getFirst().right())
                .isTrue();
        assertThat(judged(single, ClassifiedText.single("x", "z")).getFirst().truth())
                .isEqualTo(JudgedPrediction.ELSEWHERE);

        List<JudgedPrediction> several =
                judged(ProblemType.MULTI_LABEL_CLASSIFICATION, ClassifiedText.several("x", List.of("b", "c")));
        assertThat(several).extracting(JudgedPrediction::truth).containsExactly(1);
        assertThat(judged(ProblemType.REGRESSION, ClassifiedText.number("x", 3)))
                .isEmpty();
    }

    /** Roots of 0.64, 0.32 and 0.04 are 0.8, 0.566 and 0.2. */
    @Test
    void scoresOfLabelsAddUpToOneAtATemperatureWhereOneAloneIsRight() {
        TemperatureScaling two = new TemperatureScaling(2);
        List<Double> single = new ArrayList<>();
        List<Double> several = new ArrayList<>();
        scaled(ProblemType.SINGLE_LABEL_CLASSIFICATION, two).forEach(label -> single.add(label.score()));
        scaled(ProblemType.MULTI_LABEL_CLASSIFICATION, two).forEach(label -> several.add(label.score()));

        double sum = 1 + Math.sqrt(0.32);
        assertThat(single.get(0)).isCloseTo(0.8 / sum, within(1e-9));
        assertThat(single.get(2)).isCloseTo(0.2 / sum, within(1e-9));
        // Odds of 16 to 9 become 4 to 3.
        assertThat(several.get(0)).isCloseTo(4 / 7.0, within(1e-9));
        assertThat(scaled(ProblemType.REGRESSION, two)).isEqualTo(SCORES);
    }

    private static List<ScoredLabel> scaled(ProblemType type, TemperatureScaling scaling) {
        try (TextScorer scorer = new Fixed(type, SCORES).at(scaling)) {
            return scorer.scores(List.of("x"), List.of()).getFirst();
        }
    }
}
