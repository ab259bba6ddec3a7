package dev.tagloop.learning.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.classification.ClassifiedText;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.backend.ServedTaskModel;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.learning.task.token.SpanModel;
import dev.tagloop.learning.train.Floor;
import dev.tagloop.learning.train.RunScores;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.PipelineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("thorough")
class BaselineLearnsInSecondsTest {
    @TempDir
    private Path home;

    /** 0.537 with the words of the data set; ours are cut from the texts. */
    @Test
    void theNameFinderReachesItsFloorOnTheStarterSetAndSurvivesSavingAndLoading() {
        Path folder = home.resolve("finder");
        Baselines.train(LearningTasks.TOKEN_CLASSIFICATION, texts("train"), folder);
        assertThat(Baselines.isThere(folder)).isTrue();
        assertThat(Baselines.task(folder)).isSameAs(LearningTasks.TOKEN_CLASSIFICATION);
        List<LabeledText> gold = texts("test");
        try (TaskModel<LabeledText> model = new SpanModel(Baselines.finder(folder))) {
            assertThat(model.labels()).containsExactly("LOC", "MISC", "ORG", "PER");
            List<LabeledText> predicted = model.predict(gold, Progress.NONE, new CancelToken());
            assertThat(LearningTasks.TOKEN_CLASSIFICATION
                            .measure(gold, predicted)
                            .metrics()
                            .get("f1"))
                    .isBetween(0.40, 0.70);
        }
    }

    @Test
    void offsetsAreCodePointsOfTheTextAsItIs() {
        List<LabeledText> taught = List.of(
                text("😀 Ann lives in Oslo.", 2, 5, "PER", 15, 19, "LOC"),
                text("😀 Bob lives in Rome.", 2, 5, "PER", 15, 19, "LOC"));
        Path folder = home.resolve("emoji");
        Baselines.train(LearningTasks.TOKEN_CLASSIFICATION, taught, folder);
        try (TaskModel<LabeledText> model = new SpanModel(Baselines.finder(folder))) {
            LabeledText asked = new LabeledText("👩‍💻😀  Ann lives in Rome.", List.of());
            LabeledText blank = new LabeledText(" ", List.of());
            List<LabeledText> found = model.predict(List.of(asked, blank), Progress.NONE, new CancelToken());
            assertThat(found.getFirst().spans())
                    .containsExactly(
                            new LabeledSpan(new CodePointSpan(6, 9), "PER"),
                            new LabeledSpan(new CodePointSpan(19, 23), "LOC"));
            assertThat(found.getLast()).isEqualTo(blank);
        }
    }

    /** 0.410; words alone say less of a topic than an encoder does, and far more than guessing one of the eight. */
    @Test
    void theCategorizerReachesItsFloorOnTheStarterSetAndSurvivesSavingAndLoading() {
        Path folder = home.resolve("categorizer");
        Baselines.train(LearningTasks.TEXT_CLASSIFICATION, topics("train"), folder);
        assertThat(Baselines.task(folder)).isSameAs(LearningTasks.TEXT_CLASSIFICATION);
        List<ClassifiedText> gold = topics("test");
        double figure;
        try (QuickModel<?> model = Baselines.open(folder)) {
            assertThat(model.model().labels()).hasSizeGreaterThan(3).isSorted();
            figure = model.measure(gold, Progress.NONE, new CancelToken()).figure();
        }
        assertThat(figure).isBetween(0.38, 0.60);
        try (QuickModel<?> again = Baselines.learn(LearningTasks.TEXT_CLASSIFICATION, topics("train"))) {
            assertThat(again.measure(gold, Progress.NONE, new CancelToken()).figure())
                    .isEqualTo(figure);
        }
    }

    @Test
    void aTextsSecondTextCountsAndABlankOneGetsALabelAllTheSame() {
        List<ClassifiedText> taught = List.of(
                ClassifiedText.single("ball goal", "sport"),
                ClassifiedText.single("Ball net", "sport"),
                ClassifiedText.single("tax vote", "politics"),
                ClassifiedText.single(" ", "silence"));
        try (QuickModel<?> model = Baselines.learn(LearningTasks.TEXT_CLASSIFICATION, taught)) {
            assertThat(model.model().labels()).containsExactly("politics", "sport");
            ClassifiedText paired = ClassifiedText.single("BALL", "sport").withPair("tax vote vote");
            assertThat(model.answers(
                            List.of(ClassifiedText.single("BALL!", "?"), paired, ClassifiedText.single("", "?")),
                            Progress.NONE,
                            new CancelToken()))
                    .hasSize(3)
                    .first()
                    .isEqualTo(ClassifiedText.single("BALL!", "sport"));
            assertThat(model.answers(List.of(paired), Progress.NONE, new CancelToken()))
                    .isEqualTo(List.of(paired.withLabels(List.of("politics"))));
        }
    }

    @Test
    void severalLabelsAndNumbersAreRefusedInASentence() {
        assertThatThrownBy(() -> Baselines.learn(
                        LearningTasks.TEXT_CLASSIFICATION, List.of(ClassifiedText.several("a", List.of("x", "y")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("OpenNLP's document categorizer gives a text exactly one label; these texts have any number"
                        + " of labels. Train an encoder instead.");
        assertThatThrownBy(() ->
                        Baselines.learn(LearningTasks.TEXT_CLASSIFICATION, List.of(ClassifiedText.number("a", 3))))
                .hasMessageContaining("these texts have numbers");
        assertThatThrownBy(() ->
                        Baselines.learn(LearningTasks.TEXT_CLASSIFICATION, List.of(ClassifiedText.single("a", "x"))))
                .hasMessageContaining("[x]. Label texts with another one too");
    }

    @Test
    void theFloorIsMeasuredWhereAnEncoderWouldBe() {
        TrainingData<ClassifiedText> data = TrainingData.of(
                LearningTasks.TEXT_CLASSIFICATION,
                topics("train").stream().map(List::of).toList(),
                topics("test").stream().map(List::of).toList(),
                "topics");
        Floor floor = Floor.of(data, TrainingOptions.defaults(), Progress.NONE, new CancelToken())
                .orElseThrow();
        assertThat(floor.metric()).isEqualTo("f1");
        assertThat(floor.scores().method()).isEqualTo(RunScores.Method.GIVEN);
        assertThat(floor.scores().documents()).isEqualTo(topics("test").size());
        try (QuickModel<?> model = Baselines.learn(LearningTasks.TEXT_CLASSIFICATION, topics("train"))) {
            assertThat(floor.figure())
                    .isEqualTo(model.measure(topics("test"), Progress.NONE, new CancelToken())
                            .figure());
        }
        TrainingData<ClassifiedText> few = TrainingData.of(
                LearningTasks.TEXT_CLASSIFICATION,
                topics("train").subList(0, 12).stream().map(List::of).toList(),
                List.of(),
                "few");
        RunScores folds = Floor.of(few, TrainingOptions.defaults(), Progress.NONE, new CancelToken())
                .orElseThrow()
                .scores();
        assertThat(folds.method()).isEqualTo(RunScores.Method.K_FOLD);
        assertThat(folds.documents()).isEqualTo(12);
    }

    /** What a server asks of it: a prediction bears the name of the folder with a digest of the model. */
    @Test
    void itIsServedAsAnyModel() {
        Path folder = home.resolve("served");
        Baselines.train(LearningTasks.TEXT_CLASSIFICATION, topics("train"), folder);
        try (ServedTaskModel served = ServedTaskModel.load(folder.toString(), PipelineSettings.defaults())) {
            assertThat(served.version())
                    .isEqualTo("served-" + Baselines.digest(folder).substring(0, 8));
            assertThat(served.task()).isSameAs(LearningTasks.TEXT_CLASSIFICATION);
            assertThat(served.modelClass()).isEqualTo("TextClassification");
        }
    }

    @Test
    void whatIsNoModelIsNamed() throws IOException {
        Path folder = Files.createDirectory(home.resolve("broken"));
        assertThat(Baselines.isThere(folder)).isFalse();
        Files.writeString(folder.resolve(Baselines.DESCRIPTION), "{\"task\": \"token-classification\"}");
        Files.writeString(folder.resolve("opennlp.bin"), "PK");
        assertThatThrownBy(() -> Baselines.open(folder))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("opennlp.bin is no model of OpenNLP's name finder");
        Files.writeString(folder.resolve(Baselines.DESCRIPTION), "{\"task\": \"text-classification\"}");
        assertThatThrownBy(() -> Baselines.open(folder))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("opennlp.bin is no model of OpenNLP's document categorizer");
        Files.writeString(folder.resolve(Baselines.DESCRIPTION), "{\"task\": \"cooking\"}");
        assertThatThrownBy(() -> Baselines.open(folder)).hasMessageContaining("'cooking'");
    }

    @Test
    void withoutLabelsThereIsNothingToLearn() {
        assertThatThrownBy(() -> Baselines.train(
                        LearningTasks.TOKEN_CLASSIFICATION, List.of(new LabeledText("Ann", List.of())), home))
                .hasMessageContaining("nothing to learn");
    }

    private static List<LabeledText> texts(String split) {
        return LearningTasks.TOKEN_CLASSIFICATION.of(Datasets.load("starter-ner", split), Optional.empty()).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<ClassifiedText> topics(String split) {
        return LearningTasks.TEXT_CLASSIFICATION.of(Datasets.load("starter-topics", split), Optional.empty()).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static LabeledText text(String text, int a, int b, String first, int c, int d, String second) {
        return new LabeledText(
                text,
                List.of(
                        new LabeledSpan(new CodePointSpan(a, b), first),
                        new LabeledSpan(new CodePointSpan(c, d), second)));
    }
}
