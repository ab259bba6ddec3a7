package dev.tagloop.labelstudio.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.LabelsRegion;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpansAreWrittenAsTheConfigWantsThemTest {
    private static final LabelConfig TWO_CONTROLS = LabelConfig.parse("""
            <View>
              <Text name="title" value="$title"/><Text name="body" value="$body"/>
              <Labels name="people" toName="body"><Label value="Person" alias="PER"/></Labels>
              <Labels name="places" toName="body"><Label value="LOC"/><Label value="GPE"/></Labels>
            </View>""");

    private static ScoredSpan scored(int start, int end, String label, double score) {
        return new ScoredSpan(new CodePointSpan(start, end), label, score);
    }

    @Test
    void tutorialsRegionWithTextAndScoreBehindAnEmoji() {
        List<LabelsRegion> regions = SpanWriter.of(OffsetsAreReadAsTheyWereMeantTest.NER)
                .regions("😀 Ann in Rome", List.of(scored(2, 5, "PER", 0.75)));
        assertThat(regions)
                .singleElement()
                .extracting(region -> region.json().toString())
                .isEqualTo(
                        "{\"from_name\":\"ner\",\"to_name\":\"text\",\"type\":\"labels\",\"value\":{\"start\":2,\"end\":5,"
                                + "\"text\":\"Ann\",\"labels\":[\"PER\"]},\"score\":0.75}");
    }

    @Test
    void eachLabelGoesToTheControlThatOffersIt() {
        SpanWriter writer = SpanWriter.of(TWO_CONTROLS);
        List<LabelsRegion> regions =
                writer.regions("Ann in Rome", List.of(scored(0, 3, "PER", 1), scored(7, 11, "GPE", 0.5)));
        assertThat(regions)
                .extracting(region -> region.fromName().orElseThrow())
                .containsExactly("people", "places");
        assertThat(regions).extracting(region -> region.toName().orElseThrow()).containsOnly("body");
        assertThat(SpanTarget.of(TWO_CONTROLS).labels()).containsExactly("PER", "LOC", "GPE");
        assertThat(SpanTarget.of(TWO_CONTROLS).controlNames()).containsExactlyInAnyOrder("people", "places");
    }

    @Test
    void labelsCanBeRenamed() {
        SpanWriter writer = SpanWriter.of(TWO_CONTROLS).renaming(Map.of("PERSON", "PER", "FAC", "Building"));
        assertThat(writer.missing(List.of("PERSON", "LOC", "FAC", "ORG", "FAC")))
                .containsExactly("FAC", "ORG");
        assertThat(writer.regions("Ann", List.of(scored(0, 3, "PERSON", 1)))
                        .getFirst()
                        .labels())
                .containsExactly("PER");
        assertThatThrownBy(() -> writer.regions("Ann", List.of(scored(0, 3, "FAC", 1))))
                .isInstanceOf(ConversionException.class)
                .hasMessage("the label Building (from FAC) is none of the label config's, which are PER, LOC, GPE; "
                        + "map it to one of them or add it to the config");
    }

    @Test
    void labelsFromTheTasksDataMayBeAny() {
        LabelConfig dynamic = LabelConfig.parse(
                "<View><Text name=\"t\" value=\"$t\"/><Labels name=\"l\" toName=\"t\" value=\"$options\"/></View>");
        assertThat(SpanWriter.of(dynamic).missing(List.of("anything"))).isEmpty();
        Region region = SpanWriter.of(dynamic)
                .regions("Ann", List.of(scored(0, 3, "X", 1)))
                .getFirst();
        Task task = new Task(JsonObject.parse("{\"data\":{\"t\":\"Ann\"}}"));
        assertThat(SpanReader.of(dynamic).read(task, List.of(region)).notes()).isEmpty();
    }

    @Test
    void whatIsWrittenReadsBack() {
        LabeledText gold = new LabeledText(
                "👩🏽‍🚀 Zoe\u0308 in İstanbul, עיר",
                List.of(
                        new LabeledSpan(new CodePointSpan(5, 9), "PER"),
                        new LabeledSpan(new CodePointSpan(13, 21), "LOC"),
                        new LabeledSpan(new CodePointSpan(23, 26), "LOC")));
        List<LabelsRegion> regions =
                SpanWriter.of(OffsetsAreReadAsTheyWereMeantTest.NER).regions(gold);
        assertThat(regions).allSatisfy(region -> assertThat(region.score()).isEmpty());
        Task task = new Task(JsonObject.empty().with("text", gold.text()));
        SpanReading reading =
                SpanReader.of(OffsetsAreReadAsTheyWereMeantTest.NER).read(task, List.copyOf(regions));
        assertThat(reading.text()).isEqualTo(gold);
        assertThat(reading.notes()).isEmpty();
    }

    @Test
    void spanBehindTheTextIsAProgrammersError() {
        assertThatThrownBy(() -> SpanWriter.of(OffsetsAreReadAsTheyWereMeantTest.NER)
                        .regions("Ann", List.of(scored(0, 4, "PER", 1))))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void rowsBecomeTasksAsInTheTutorial() {
        RowTasks rows = RowTasks.of("wikiann", OffsetsAreReadAsTheyWereMeantTest.NER);
        assertThat(rows.fromTokens(List.of("R.H.", "Saunders", "(", "😀", ")"), 3)
                        .json())
                .hasToString("{\"data\":{\"text\":\"R.H. Saunders ( 😀 )\"},"
                        + "\"meta\":{\"source\":\"wikiann\",\"hf_index\":3}}");
        assertThat(rows.fromText("a\ud83db", 0)
                        .json()
                        .object("data")
                        .orElseThrow()
                        .text("text"))
                .contains("a\ufffdb");
        assertThatThrownBy(() -> RowTasks.of("x", LabelConfig.parse("<View/>")))
                .isInstanceOf(ConversionException.class);
    }
}
