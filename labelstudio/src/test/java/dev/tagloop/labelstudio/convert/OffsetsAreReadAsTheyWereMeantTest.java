package dev.tagloop.labelstudio.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.labelstudio.Golden;
import dev.tagloop.labelstudio.convert.SpanNote.Kind;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Annotation;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OffsetsAreReadAsTheyWereMeantTest {
    static final LabelConfig NER = LabelConfig.parse("""
            <View><Text name="text" value="$text"/>
            <Labels name="ner" toName="text"><Label value="PER"/><Label value="LOC"/></Labels>
            <Choices name="tone" toName="text"><Choice value="good"/></Choices></View>""");

    private final SpanReader reader = SpanReader.of(NER);

    private static Task task(String text) {
        return new Task(
                JsonObject.empty().with("id", 7).with("data", JsonObject.empty().with("text", text)));
    }

    private static Region region(String value) {
        return Region.of(JsonObject.parse(
                "{\"id\":\"r1\",\"from_name\":\"ner\",\"to_name\":\"text\",\"type\":\"labels\",\"value\":" + value
                        + "}"));
    }

    private static LabeledSpan span(int start, int end, String label) {
        return new LabeledSpan(new CodePointSpan(start, end), label);
    }

    private SpanReading read(String text, String... values) {
        return reader.read(
                task(text),
                java.util.Arrays.stream(values)
                        .map(OffsetsAreReadAsTheyWereMeantTest::region)
                        .toList());
    }

    @Test
    void codePointsBehindEmoji() {
        SpanReading reading = read(
                "😀👨‍👩‍👧 Ann in Rome",
                "{\"start\":7,\"end\":10,\"text\":\"Ann\",\"labels\":[\"PER\"]}",
                "{\"start\":14,\"end\":18,\"labels\":[\"LOC\"]}");
        assertThat(reading.text().spans()).containsExactly(span(7, 10, "PER"), span(14, 18, "LOC"));
        assertThat(reading.text().asText().slice(new CodePointSpan(14, 18))).isEqualTo("Rome");
        assertThat(reading.notes()).isEmpty();
    }

    @Test
    void utf16UnitsAreFoundOutByTheTextAndConverted() {
        SpanReading reading = read("😀 Ann 😀", "{\"start\":3,\"end\":6,\"text\":\"Ann\",\"labels\":[\"PER\"]}");
        assertThat(reading.text().spans()).containsExactly(span(2, 5, "PER"));
        assertThat(reading.notes()).singleElement().satisfies(note -> {
            assertThat(note.kind()).isEqualTo(Kind.REPAIRED_UTF16);
            assertThat(note.used()).contains(new CodePointSpan(2, 5));
            assertThat(note)
                    .hasToString("region r1: its offsets 3..6 count UTF-16 units; in code points they are 2..5");
        });
        assertThat(reading.dropped()).isZero();
    }

    @Test
    void utf16UnitsBehindTheTextInCodePointsAreConvertedToo() {
        SpanReading reading = read("😀😀😀 Ann", "{\"start\":7,\"end\":10,\"text\":\"Ann\",\"labels\":[\"PER\"]}");
        assertThat(reading.text().spans()).containsExactly(span(4, 7, "PER"));
        assertThat(reading.notes()).extracting(SpanNote::kind).containsExactly(Kind.REPAIRED_UTF16);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"start\":2,\"end\":9,\"labels\":[\"PER\"]}|BEHIND_THE_TEXT|it ends at 9, behind the text of 5 code points; left out",
                "{\"start\":2,\"end\":9,\"text\":\"no\",\"labels\":[\"PER\"]}|BEHIND_THE_TEXT|it ends at 9, behind the text of 5 code points; left out",
                "{\"start\":2,\"end\":2,\"labels\":[\"PER\"]}|EMPTY|it holds no character; left out",
                "{\"start\":0,\"end\":3,\"labels\":[]}|NO_LABEL|it has no label; left out",
                "{\"start\":3,\"end\":1,\"labels\":[\"PER\"]}|UNREADABLE|start and end are no numbers with 0 <= start <= end; left out",
                "{\"start\":\"/p\",\"end\":\"/p\",\"startOffset\":0,\"endOffset\":1,\"labels\":[\"PER\"]}|UNREADABLE|it marks HTML, not plain text; left out"
            })
    void whatCannotBeASpanIsLeftOutAndSaid(String value, Kind kind, String message) {
        SpanReading reading = read("Ann x", value);
        assertThat(reading.text().spans()).isEmpty();
        assertThat(reading.dropped()).isEqualTo(1);
        assertThat(reading.notes()).singleElement().satisfies(note -> {
            assertThat(note.kind()).isEqualTo(kind);
            assertThat(note.message()).isEqualTo(message);
            assertThat(note.used()).isEmpty();
        });
    }

    @Test
    void whatIsTakenWithADoubtIsSaidToo() {
        SpanReading reading = read(
                "Ann x",
                "{\"start\":0,\"end\":3,\"text\":\"Bob\",\"labels\":[\"PER\"]}",
                "{\"start\":0,\"end\":3,\"labels\":[\"LOC\",\"PER\"]}",
                "{\"start\":0,\"end\":3,\"labels\":[\"ORG\"]}");
        assertThat(reading.text().spans()).containsExactly(span(0, 3, "PER"), span(0, 3, "LOC"), span(0, 3, "ORG"));
        assertThat(reading.notes())
                .extracting(SpanNote::kind)
                .containsExactly(Kind.TEXT_DIFFERS, Kind.SEVERAL_LABELS, Kind.UNKNOWN_LABEL);
        assertThat(reading.notes())
                .extracting(SpanNote::message)
                .containsExactly(
                        "the text that it carries is not what stands at 0..3; the offsets were believed",
                        "it has 2 labels; only LOC counts",
                        "its label ORG is none of the label config");
        assertThat(reading.dropped()).isZero();
    }

    @Test
    void lineBreaksAsTheEditorWritesThemAreNoDifference() {
        assertThat(read("Ann\nLee", "{\"start\":0,\"end\":7,\"text\":\"Ann\\\\nLee\",\"labels\":[\"PER\"]}")
                        .notes())
                .isEmpty();
        assertThat(read("Ann\r\nLee", "{\"start\":0,\"end\":8,\"text\":\"Ann\\nLee\",\"labels\":[\"PER\"]}")
                        .notes())
                .isEmpty();
    }

    @Test
    void otherControlsAndOtherObjectsAreNoSpansAndNoNews() {
        SpanReading reading = reader.read(
                task("Ann x"),
                List.of(
                        Region.of(
                                JsonObject.parse(
                                        "{\"from_name\":\"tone\",\"to_name\":\"text\",\"type\":\"choices\",\"value\":{\"choices\":[\"good\"]}}")),
                        Region.of(JsonObject.parse("{\"type\":\"relation\",\"from_id\":\"a\",\"to_id\":\"b\"}")),
                        Region.of(
                                JsonObject.parse(
                                        "{\"to_name\":\"title\",\"type\":\"labels\",\"value\":{\"start\":0,\"end\":3,\"labels\":[\"PER\"]}}"))));
        assertThat(reading.text().spans()).isEmpty();
        assertThat(reading.notes()).isEmpty();
    }

    @Test
    void textIsTakenExactlyAsStored() {
        String text = "  e\u0301 \r\n\tAnn\u00a0\ufeff ";
        assertThat(reader.read(task(text), List.of()).text().text()).isEqualTo(text);
        assertThat(reader.text(new Task(JsonObject.parse("{\"data\":{\"text\":12}}"))))
                .isEqualTo("12");
        LabelConfig nested = LabelConfig.parse(
                "<View><Text name=\"t\" value=\"$doc.body\"/><Labels name=\"l\" toName=\"t\"><Label value=\"A\"/></Labels></View>");
        assertThat(SpanReader.of(nested).text(new Task(JsonObject.parse("{\"data\":{\"doc\":{\"body\":\"x\"}}}"))))
                .isEqualTo("x");
        assertThat(SpanReader.of(nested).text(new Task(JsonObject.parse("{\"data\":{\"doc.body\":\"y\"}}"))))
                .isEqualTo("y");
    }

    @Test
    void taskWithoutTheTextIsNamed() {
        Task task = new Task(JsonObject.parse("{\"id\":12,\"data\":{\"body\":\"x\"}}"));
        assertThatThrownBy(() -> reader.read(task, List.of()))
                .isInstanceOf(ConversionException.class)
                .hasMessage("task 12 holds no text under \"text\", which <Text name=\"text\"> shows");
    }

    @Test
    void configsWithoutLabelsForPlainTextAreRefused() {
        LabelConfig choices = LabelConfig.parse("<View><Text name=\"t\" value=\"$t\"/></View>");
        assertThatThrownBy(() -> SpanReader.of(choices))
                .isInstanceOf(ConversionException.class)
                .hasMessageStartingWith("the label config has no <Labels> for a <Text>");
        LabelConfig remote = LabelConfig.parse("<View><Text name=\"t\" value=\"$t\" valueType=\"url\"/>"
                + "<Labels name=\"l\" toName=\"t\"><Label value=\"A\"/></Labels></View>");
        assertThatThrownBy(() -> SpanReader.of(remote)).hasMessageContaining("valueType=\"url\"");
    }

    @Test
    void recordedExportReadsWithoutADoubtAboutItsPlaces() {
        JsonObject create =
                Golden.exchange("12", "create project").object("request").orElseThrow();
        SpanReader recorded = SpanReader.of(LabelConfig.parse(
                create.object("body").orElseThrow().text("label_config").orElseThrow()));
        int spans = 0;
        for (JsonObject json : Golden.exchange("12", "JSON, annotated tasks")
                .object("response")
                .orElseThrow()
                .objects("body")) {
            Task task = new Task(json);
            for (Annotation annotation : task.annotations()) {
                SpanReading reading = recorded.read(task, annotation);
                spans += reading.text().spans().size();
                assertThat(reading.notes())
                        .as(task.json().toString())
                        .extracting(SpanNote::kind)
                        .doesNotContain(Kind.REPAIRED_UTF16, Kind.UNREADABLE);
            }
        }
        assertThat(spans).isGreaterThan(15);
    }
}
