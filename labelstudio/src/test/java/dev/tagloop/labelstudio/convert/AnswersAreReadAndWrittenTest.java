package dev.tagloop.labelstudio.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.answering.AnsweredQuestion;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LabelConfigTemplates;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersAreReadAndWrittenTest {
    private static final LabelConfig TEMPLATE = LabelConfig.parse(LabelConfigTemplates.questionAnswering());
    private static final LabelConfig YES_OR_NO = LabelConfig.parse("""
            <View><Header value="$question"/><Text name="text" value="$context"/>
            <Labels name="answer" toName="text"><Label value="Answer"/></Labels>
            <Choices name="has" toName="text"><Choice value="yes"/><Choice value="no"/></Choices></View>""");
    private static final LabelConfig BARE = LabelConfig.parse("""
            <View><Header value="$asked"/><Text name="text" value="$text"/>
            <Labels name="a" toName="text"><Label value="answer"/><Label value="hint"/></Labels></View>""");

    private static Task task(String annotations) {
        return new Task(JsonObject.parse("""
                {"id": 7, "data": {"text": "😀 Ann lives in Rome.", "context": "😀 Ann lives in Rome.", "asked": "Where?",
                 "question": "Where?"}, "annotations": [%s]}""".formatted(annotations)));
    }

    private static String annotation(String more, String... regions) {
        return "{\"result\": [" + String.join(",", regions) + "]" + more + "}";
    }

    private static String span(int start, int end) {
        return """
                {"from_name": "answer", "to_name": "text", "type": "labels",
                 "value": {"start": %d, "end": %d, "labels": ["Answer"]}}""".formatted(start, end);
    }

    private static final String NONE = """
            {"from_name": "answerable", "to_name": "question", "type": "choices", "value": {"choices": ["Unanswerable"]}}""";

    private static AnsweredQuestion question(CodePointSpan... answers) {
        return new AnsweredQuestion("7", "Where?", "😀 Ann lives in Rome.", List.of(answers));
    }

    @Test
    void theAnswersOfSeveralPeopleAreAllRight() {
        AnswerReader reader = AnswerReader.of(TEMPLATE);

        assertThat(reader.read(task(annotation("", span(15, 19))
                        + ","
                        + annotation("", span(12, 19))
                        + ","
                        + annotation("", NONE)
                        + ","
                        + annotation(", \"was_cancelled\": true", NONE))))
                .contains(question(new CodePointSpan(15, 19), new CodePointSpan(12, 19)));
        assertThat(reader.read(task(annotation("", span(15, 19)) + "," + annotation("", NONE))))
                .contains(question(new CodePointSpan(15, 19)));
        assertThat(reader.read(
                        task(annotation("", span(15, 19)) + "," + annotation("", NONE) + "," + annotation("", NONE))))
                .contains(question());
        assertThat(reader.read(task(
                        annotation("", span(15, 19)) + "," + annotation(", \"ground_truth\": true", span(12, 19)))))
                .contains(question(new CodePointSpan(12, 19)));
    }

    @Test
    void markingNothingSaysNoAnswerOnlyWhereTheConfigHasNoChoiceForIt() {
        assertThat(AnswerReader.of(TEMPLATE).read(task(annotation("")))).isEmpty();
        assertThat(AnswerReader.of(BARE).read(task(annotation("")))).contains(question());
        assertThat(AnswerReader.of(BARE).read(task(""))).isEmpty();
    }

    @Test
    void onlyConfigsThatAskAQuestionFit() {
        assertThat(List.of(TEMPLATE, YES_OR_NO, BARE)).allMatch(AnswerReader::fits);
        assertThat(AnswerReader.fits(LabelConfig.parse(LabelConfigTemplates.namedEntities(List.of("PER", "ORG")))))
                .isFalse();
        assertThat(AnswerReader.fits(LabelConfig.parse("""
                        <View><Header value="$title"/><Text name="t" value="$text"/>
                        <Labels name="l" toName="t"><Label value="PER"/></Labels></View>"""))).isFalse();
        assertThat(AnswerReader.fits(LabelConfig.parse(LabelConfigTemplates.summarization())))
                .isFalse();
        assertThatThrownBy(() -> AnswerWriter.of(LabelConfig.parse(LabelConfigTemplates.summarization())))
                .isInstanceOf(ConversionException.class)
                .hasMessageStartingWith("the label config asks no question about a text; it needs <Header");
    }

    @Test
    void whatIsWrittenReadsAsWhatWasMeant() {
        Task task = task("");
        for (LabelConfig config : List.of(TEMPLATE, YES_OR_NO)) {
            AnswerWriter writer = AnswerWriter.of(config);
            AnswerReader reader = AnswerReader.of(config);
            List<Region> rome = writer.answer(reader.context(task), new CodePointSpan(15, 19), 0.75);

            assertThat(reader.read(task, rome)).contains(question(new CodePointSpan(15, 19)));
            assertThat(reader.read(task, writer.noAnswer(0.5))).contains(question());
        }
    }

    @Test
    void aQuestionBecomesATaskWithItsAnswersAndComesBack() {
        AnsweredQuestion answered = question(new CodePointSpan(15, 19), new CodePointSpan(12, 19));
        for (LabelConfig config : List.of(TEMPLATE, YES_OR_NO)) {
            AnswerWriter writer = AnswerWriter.of(config);
            for (AnsweredQuestion question : List.of(answered, question())) {
                Task task = new Task(JsonObject.empty().with("id", 7).with("data", writer.data(question)));

                assertThat(AnswerReader.of(config).read(task, writer.regions(question)))
                        .contains(question);
            }
        }
        assertThat(AnswerWriter.of(YES_OR_NO).data(answered).keys()).containsExactly("context", "question");
    }

    @Test
    void regionsAreThoseOfLabelStudio() {
        assertThat(AnswerWriter.of(YES_OR_NO).answer("Ann lives in Rome.", new CodePointSpan(0, 3), 0.75))
                .extracting(region -> region.json().toString())
                .containsExactly(
                        "{\"from_name\":\"answer\",\"to_name\":\"text\",\"type\":\"labels\",\"value\":{\"start\":0,\"end\":3,"
                                + "\"text\":\"Ann\",\"labels\":[\"Answer\"]},\"score\":0.75}",
                        "{\"from_name\":\"has\",\"to_name\":\"text\",\"type\":\"choices\",\"value\":{\"choices\":[\"yes\"]},"
                                + "\"score\":0.75}");
        assertThat(AnswerWriter.of(TEMPLATE).noAnswer(0.5))
                .extracting(region -> region.json().toString())
                .containsExactly("{\"from_name\":\"answerable\",\"to_name\":\"question\",\"type\":\"choices\","
                        + "\"value\":{\"choices\":[\"Unanswerable\"]},\"score\":0.5}");
        assertThat(AnswerWriter.of(BARE).noAnswer(0.5)).isEmpty();
    }
}
