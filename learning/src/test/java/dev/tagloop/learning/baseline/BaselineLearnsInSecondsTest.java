package dev.tagloop.learning.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.models.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        try (TaskModel<LabeledText> model = Baselines.open(folder)) {
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
        try (TaskModel<LabeledText> model = Baselines.open(folder)) {
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

    @Test
    void whatIsNoModelIsNamed() throws IOException {
        Path folder = Files.createDirectory(home.resolve("broken"));
        assertThat(Baselines.isThere(folder)).isFalse();
        Files.writeString(folder.resolve(Baselines.DESCRIPTION), "{\"task\": \"token-classification\"}");
        Files.writeString(folder.resolve("opennlp.bin"), "PK");
        assertThatThrownBy(() -> Baselines.open(folder))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("opennlp.bin is no model of OpenNLP's name finder");
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

    private static LabeledText text(String text, int a, int b, String first, int c, int d, String second) {
        return new LabeledText(
                text,
                List.of(
                        new LabeledSpan(new CodePointSpan(a, b), first),
                        new LabeledSpan(new CodePointSpan(c, d), second)));
    }
}
