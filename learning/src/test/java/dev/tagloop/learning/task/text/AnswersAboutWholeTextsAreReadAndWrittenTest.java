package dev.tagloop.learning.task.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.classification.ClassifiedText;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.snapshot.Adjudication;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.task.ProjectExamples;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnswersAboutWholeTextsAreReadAndWrittenTest {
    private static final String TEXT = "<Text name=\"text\" value=\"$text\"/>";
    private static final String SINGLE = "<View>" + TEXT
            + "<Choices name=\"mood\" toName=\"text\"><Choice value=\"good\"/><Choice value=\"bad\"/></Choices></View>";
    private static final String SEVERAL = SINGLE.replace("toName", "choice=\"multiple\" toName");
    private static final String TREE =
            "<View>" + TEXT + "<Taxonomy name=\"mood\" toName=\"text\"><Choice value=\"animal\">"
                    + "<Choice value=\"cat\"/></Choice><Choice value=\"plant\"/></Taxonomy></View>";
    private static final String STARS =
            "<View>" + TEXT + "<Rating name=\"mood\" toName=\"text\" maxRating=\"4\"/></View>";
    private static final String NUMBER =
            "<View>" + TEXT + "<Number name=\"mood\" toName=\"text\" min=\"0\" max=\"1\"/></View>";

    private static ProjectExamples<ClassifiedText> in(String config) {
        return LearningTasks.TEXT_CLASSIFICATION.in(LabelConfig.parse(config));
    }

    private static Task task(String text) {
        return new Task(JsonObject.empty().with("data", JsonObject.empty().with("text", text)));
    }

    private static Region said(String type, String value) {
        return Region.of(JsonObject.parse(
                "{\"from_name\":\"mood\",\"to_name\":\"text\",\"type\":\"%s\",\"value\":%s}".formatted(type, value)));
    }

    /** What is said, read as an example and written again. */
    private static void roundTrip(String config, ClassifiedText expected, Region region) {
        ProjectExamples<ClassifiedText> examples = in(config);
        ProjectExamples.Reading<ClassifiedText> reading = examples.read(task("hello 😀"), List.of(region));
        assertThat(reading.example()).contains(expected);
        assertThat(reading.notes()).isEmpty();
        assertThat(examples.regions(expected).stream().map(own -> own.json().toString()))
                .containsExactly(region.json().toString());
        assertThat(examples.data(expected).toString()).isEqualTo("{\"text\":\"hello 😀\"}");
    }

    @Test
    void everyControlForWholeTextsGivesItsKindOfAnswerAndTakesItBack() {
        roundTrip(SINGLE, ClassifiedText.single("hello 😀", "bad"), said("choices", "{\"choices\":[\"bad\"]}"));
        roundTrip(
                SEVERAL,
                ClassifiedText.several("hello 😀", List.of("good", "bad")),
                said("choices", "{\"choices\":[\"good\",\"bad\"]}"));
        roundTrip(
                TREE,
                ClassifiedText.several("hello 😀", List.of("animal / cat", "plant")),
                said("taxonomy", "{\"taxonomy\":[[\"animal\",\"cat\"],[\"plant\"]]}"));
        roundTrip(STARS, ClassifiedText.number("hello 😀", 3), said("rating", "{\"rating\":3}"));
        roundTrip(NUMBER, ClassifiedText.number("hello 😀", 0.25), said("number", "{\"number\":0.25}"));
    }

    @Test
    void numbersStayWithinWhatTheControlTakes() {
        assertThat(in(STARS)
                        .regions(ClassifiedText.number("a", 9.4))
                        .getFirst()
                        .value()
                        .toString())
                .isEqualTo("{\"rating\":4}");
        assertThat(in(NUMBER)
                        .regions(ClassifiedText.number("a", -0.1))
                        .getFirst()
                        .value()
                        .toString())
                .isEqualTo("{\"number\":0.0}");
    }

    @Test
    void nothingChosenIsAnAnswerOnlyWhereSeveralMayBeChosen() {
        assertThat(in(SEVERAL).read(task("a"), List.of()).example()).contains(ClassifiedText.several("a", List.of()));
        ProjectExamples.Reading<ClassifiedText> none = in(SINGLE).read(task("a"), List.of());
        assertThat(none.example()).isEmpty();
        assertThat(none.notes()).containsExactly("nothing is said with mood; left out");
        assertThat(in(SINGLE)
                        .read(task("a"), List.of(said("choices", "{\"choices\":[\"bad\",\"good\"]}")))
                        .notes())
                .containsExactly("it has 2 labels; only bad counts");
    }

    @Test
    void aConfigWithoutAControlForWholeTextsIsRefusedInWords() {
        String spans = "<View>" + TEXT + "<Labels name=\"ner\" toName=\"text\"><Label value=\"A\"/></Labels>"
                + "<Choices name=\"c\" toName=\"text\" perRegion=\"true\"><Choice value=\"x\"/></Choices></View>";
        assertThat(LearningTasks.TEXT_CLASSIFICATION.fits(LabelConfig.parse(spans)))
                .isFalse();
        assertThatThrownBy(() -> in(spans))
                .isInstanceOf(ConversionException.class)
                .hasMessageContaining("no <Choices>, <Taxonomy>, <Rating> or <Number> for a whole <Text>");
    }

    @Test
    void twoTextsAreReadTogetherWhereTheConfigShowsASecondOne() {
        ProjectExamples<ClassifiedText> examples =
                in(SINGLE.replace("<Choices", "<Text name=\"text_pair\" value=\"$other\"/><Choices"));
        Task task = new Task(JsonObject.parse("{\"data\":{\"text\":\"a\",\"other\":\"b\"}}"));
        ClassifiedText pair = ClassifiedText.single("a", "good").withPair("b");
        assertThat(examples.read(task, List.of(said("choices", "{\"choices\":[\"good\"]}")))
                        .example())
                .contains(pair);
        assertThat(examples.data(pair).toString()).isEqualTo("{\"text\":\"a\",\"other\":\"b\"}");
    }

    @Test
    void aSnapshotOfSeveralAnnotatorsGivesTheMajoritysAnswer() {
        Task task = new Task(JsonObject.parse("""
                {"id": 1, "data": {"text": "hello"}, "annotations": [
                  {"id": 1, "result": [{"from_name": "mood", "to_name": "text", "type": "choices", "value": {"choices": ["bad"]}}]},
                  {"id": 2, "result": [{"from_name": "mood", "to_name": "text", "type": "choices", "value": {"choices": ["good"]}}]},
                  {"id": 3, "result": [{"from_name": "mood", "to_name": "text", "type": "choices", "value": {"choices": ["bad"]}}]},
                  {"id": 4, "result": [{"from_name": "other", "to_name": "text", "type": "rating", "value": {"rating": 1}}]}]}
                """));
        LabelSnapshot snapshot = LabelSnapshot.of(SINGLE, List.of(task), Adjudication.standard());
        TrainingData<ClassifiedText> data = TrainingData.of(LearningTasks.TEXT_CLASSIFICATION, snapshot, "project 1");
        assertThat(data.documents()).containsExactly(List.of(ClassifiedText.single("hello", "bad")));
        assertThat(data.digest()).isEqualTo(snapshot.digest());
    }

    @Test
    void anExportTellsEnoughOfItsConfigToBeRead() {
        String config = LearningTasks.TEXT_CLASSIFICATION
                .configOf(() -> Stream.of(new Task(JsonObject.parse("""
                        {"data": {"body": "hello", "n": 3}, "annotations": [{"result": [
                          {"from_name": "mood", "to_name": "t", "type": "choices", "value": {"choices": ["x", "y"]}}]}]}
                        """))))
                .orElseThrow();
        Task task = new Task(JsonObject.parse("{\"data\":{\"body\":\"hello\"}}"));
        assertThat(in(config)
                        .read(task, List.of(said("choices", "{\"choices\":[\"y\"]}")))
                        .example())
                .contains(ClassifiedText.several("hello", List.of("y")));
        assertThat(LearningTasks.TEXT_CLASSIFICATION.configOf(Stream::of)).isEmpty();
    }
}
