package dev.tagloop.labelstudio.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LabelConfigTemplates;
import dev.tagloop.core.writing.TextPair;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class WritingIsReadAndWrittenTest {
    private static final LabelConfig SUMMARIES = LabelConfig.parse(LabelConfigTemplates.summarization());
    private static final LabelConfig ANSWERS = LabelConfig.parse(LabelConfigTemplates.generativeQuestionAnswering());

    private static Task task(String annotations) {
        return new Task(JsonObject.parse("""
                {"id": 7, "data": {"text": "😀 Ann lives in Rome \\ud800.", "question": "Where? "}, "annotations": [%s]}""".formatted(annotations)));
    }

    private static String annotation(String more, String... regions) {
        return "{\"result\": [" + String.join(",", regions) + "]" + more + "}";
    }

    private static String written(String control, String texts) {
        return """
                {"id": "x", "from_name": "%s", "to_name": "text", "type": "textarea", "value": {"text": %s}}""".formatted(control, texts);
    }

    @Test
    void theSummariesOfSeveralPeopleAreSeveralTargets() {
        Task task = task(String.join(
                ",",
                annotation("", written("answer", "[\"Ann is in Rome.\", \" \"]")),
                annotation("", written("answer", "\"Ann: Rome\""), written("comment", "[\"hard\"]")),
                annotation(", \"was_cancelled\": true", written("answer", "[\"skipped\"]")),
                annotation("", written("answer", "[\"Ann is in Rome.\"]")),
                annotation(", \"ground_truth\": true", written("answer", "[\"Rome is her home.\"]"))));

        assertThat(WritingReader.of(SUMMARIES).read(task))
                .contains(new TextPair(
                        "😀 Ann lives in Rome \uFFFD.", List.of("Rome is her home.", "Ann is in Rome.", "Ann: Rome")));
        assertThat(WritingReader.of(SUMMARIES).read(task(annotation("")))).isEmpty();
    }

    @Test
    void aQuestionStandsBeforeItsText() {
        WritingReader reader = WritingReader.of(ANSWERS);

        assertThat(reader.answersQuestions()).isTrue();
        assertThat(reader.read(task(annotation("", written("answer", "[\"In Rome.\"]")))))
                .contains(TextPair.of("question: Where? context: 😀 Ann lives in Rome \uFFFD.", "In Rome."));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Region region = WritingWriter.of(ANSWERS).region("In Rome 😀.", OptionalDouble.of(0.5));

        assertThat(region.json().toString())
                .isEqualTo("{\"from_name\":\"answer\",\"to_name\":\"text\",\"type\":\"textarea\","
                        + "\"value\":{\"text\":[\"In Rome 😀.\"]},\"score\":0.5}");
        assertThat(WritingReader.of(ANSWERS)
                        .read(task(""), List.of(region))
                        .orElseThrow()
                        .target())
                .isEqualTo("In Rome 😀.");
        assertThat(WritingWriter.of(SUMMARIES)
                        .region("x", OptionalDouble.empty())
                        .json()
                        .has("score"))
                .isFalse();
    }

    @Test
    void onlyConfigsThatHaveATextWrittenAboutFit() {
        ANSWERS.validate();
        assertThat(List.of(SUMMARIES, ANSWERS)).allMatch(WritingReader::fits);
        assertThat(WritingReader.fits(LabelConfig.parse(LabelConfigTemplates.namedEntities(List.of("PER")))))
                .isFalse();
        assertThat(WritingReader.fits(LabelConfig.parse("""
                        <View><Image name="i" value="$i"/><TextArea name="t" toName="i"/></View>"""))).isFalse();
        assertThatThrownBy(() -> WritingWriter.of(LabelConfig.parse("""
                        <View><Text name="t" value="$t"/><Labels name="l" toName="t"><Label value="a"/></Labels>
                        <TextArea name="n" toName="t" perRegion="true"/></View>""")))
                .isInstanceOf(ConversionException.class)
                .hasMessageContaining("<TextArea name=\"answer\" toName=\"text\"/>");
    }

    @Test
    void whatAModelReadsBecomesATask() {
        assertThat(WritingWriter.of(SUMMARIES).data("a \ud800").toString()).isEqualTo("{\"text\":\"a \uFFFD\"}");
        assertThat(WritingWriter.of(ANSWERS)
                        .data("question: Where? context: In Rome.")
                        .toString())
                .isEqualTo("{\"text\":\"In Rome.\",\"question\":\"Where?\"}");
        assertThatThrownBy(() -> WritingWriter.of(ANSWERS).data("In Rome."))
                .isInstanceOf(ConversionException.class)
                .hasMessageContaining("this text comes without one");
    }
}
