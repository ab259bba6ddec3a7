package dev.tagloop.learning.task.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.classification.ClassifiedText;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.Value;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsBecomeClassifiedTextsTest {
    private static final LearningTask<ClassifiedText> TASK = LearningTasks.TEXT_CLASSIFICATION;

    private static List<ClassifiedText> texts(Dataset rows, String column) {
        return TASK.of(rows, Optional.ofNullable(column)).stream()
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void aClassIsOneLabelAndAnUnlabelledRowIsLeftOut() {
        Features features = Features.with("sentence", Value.STRING).and("label", new ClassLabel(List.of("neg", "pos")));
        Map<String, Object> missing = new HashMap<>();
        missing.put("sentence", "c");
        missing.put("label", null);
        Dataset rows = Dataset.of(
                features,
                List.of(Map.of("sentence", "a", "label", 1L), Map.of("sentence", "b", "label", -1L), missing));
        assertThat(LearningTasks.of(rows)).contains(TASK);
        assertThat(texts(rows, null)).containsExactly(ClassifiedText.single("a", "pos"));
        assertThat(LabelConfig.parse(TASK.configFor(rows, texts(rows, null)))
                        .controls()
                        .getFirst()
                        .labels())
                .containsExactly("neg", "pos");
    }

    @Test
    void aListIsSeveralLabelsANumberWithAFractionIsANumberAndPairsStayTogether() {
        Dataset several = Dataset.of(
                List.of(Map.of("text", "a", "labels", List.of("x", "y")), Map.of("text", "b", "labels", List.of("y"))));
        assertThat(texts(several, null))
                .containsExactly(
                        ClassifiedText.several("a", List.of("x", "y")), ClassifiedText.several("b", List.of("y")));

        Dataset numbers = Dataset.of(
                Features.with("sentence1", Value.STRING)
                        .and("sentence2", Value.STRING)
                        .and("score", Value.FLOAT32),
                List.of(Map.of("sentence1", "a", "sentence2", "b", "score", 2.5)));
        assertThat(LearningTasks.of(numbers)).contains(TASK);
        assertThat(texts(numbers, null))
                .containsExactly(ClassifiedText.number("a", 2.5).withPair("b"));
        assertThat(LabelConfig.parse(TASK.configFor(numbers, texts(numbers, null)))
                        .control("score"))
                .isPresent();
    }

    @Test
    void theBundledTopicsAnswerThreeQuestionsByThreeColumns() {
        Dataset rows = Datasets.load("starter-topics", "train[:3]");
        assertThat(LearningTasks.of(rows)).contains(TASK);
        List<ClassifiedText> topics = texts(rows, null);
        assertThat(topics).isEqualTo(texts(rows, "topic")).hasSize(3);
        assertThat(topics.getFirst().labels()).containsExactly(rows.get(0).label("topic"));
        assertThat(texts(rows, "aspects").getFirst().labels())
                .isEqualTo(rows.get(0).labels("aspects"));
        assertThat(texts(rows, "sentiment").getFirst().number())
                .isEqualTo(rows.get(0).number("sentiment"));
    }

    @Test
    void entitiesAndQuestionsAreNoneOfIt() {
        assertThat(LearningTasks.of(Datasets.load("starter-ner", "train[:3]")))
                .contains(LearningTasks.TOKEN_CLASSIFICATION);
        assertThat(LearningTasks.of(Datasets.load("starter-qa", "train[:3]"))).isNotEqualTo(Optional.of(TASK));
    }

    @Test
    void filesAreReadByTheirEndingAndAWrongColumnIsNamed(@TempDir Path folder) throws IOException {
        Path csv = Files.writeString(folder.resolve("moods.csv"), "review,label\nfine,good\n\"so, so\",bad\n");
        assertThat(LearningTasks.of(csv)).contains(TASK);
        assertThat(TASK.read(csv, Optional.empty()))
                .containsExactly(
                        List.of(ClassifiedText.single("fine", "good")),
                        List.of(ClassifiedText.single("so, so", "bad")));
        assertThatThrownBy(() -> TASK.read(csv, Optional.of("mood")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("There is no column \"mood\" for label: the columns are review, label.");
    }
}
