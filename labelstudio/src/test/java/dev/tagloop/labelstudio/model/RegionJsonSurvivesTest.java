package dev.tagloop.labelstudio.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.labelstudio.Golden;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class RegionJsonSurvivesTest {
    private static Region region(String json) {
        return Region.of(JsonObject.parse(json));
    }

    @Test
    void labelsWithEverythingUnknown() {
        String json =
                "{\"zz\":1e5,\"value\":{\"labels\":[\"PER\",\"ORG\"],\"end\":9.0,\"start\":2,\"text\":\"Ann\\nLee\",\"x\":[{}]},"
                        + "\"type\":\"labels\",\"to_name\":\"text\",\"from_name\":\"ner\",\"id\":\"r1\",\"score\":0.50,"
                        + "\"origin\":\"prediction-changed\",\"meta\":{\"text\":[\"note\"]},\"parentID\":null}";
        Region region = region(json);
        assertThat(region.json()).hasToString(json);
        assertThat(region).isInstanceOfSatisfying(LabelsRegion.class, labels -> {
            assertThat(labels.span()).isEqualTo(new CodePointSpan(2, 9));
            assertThat(labels.labels()).containsExactly("PER", "ORG");
            assertThat(labels.text()).contains("Ann\nLee");
            assertThat(labels.id()).contains("r1");
            assertThat(labels.fromName()).contains("ner");
            assertThat(labels.toName()).contains("text");
            assertThat(labels.score()).hasValue(0.5);
            assertThat(labels.origin()).contains("prediction-changed");
            assertThat(labels.notes()).containsExactly("note");
        });
    }

    @Test
    void everyKindReadsItsValue() {
        assertThat((HyperTextRegion) region("""
                        {"type":"hypertextlabels","value":{"start":"/p[1]/text()[1]","end":"/p[2]/text()[1]","startOffset":3,
                         "endOffset":5,"globalOffsets":{"start":3,"end":27},"hypertextlabels":["A"]}}""")).satisfies(html -> {
            assertThat(html.startPath()).isEqualTo("/p[1]/text()[1]");
            assertThat(html.endPath()).isEqualTo("/p[2]/text()[1]");
            assertThat(html.globalSpan()).contains(new CodePointSpan(3, 27));
            assertThat(html.labels()).containsExactly("A");
        });
        assertThat(
                        (HyperTextRegion)
                                region(
                                        "{\"type\":\"labels\",\"value\":{\"start\":\"/p\",\"end\":\"/p\",\"startOffset\":0,\"endOffset\":1,\"labels\":[\"A\"]}}"))
                .extracting(HyperTextRegion::labels)
                .isEqualTo(List.of("A"));
        assertThat((ParagraphsRegion) region("""
                        {"type":"paragraphlabels","value":{"start":"0","end":"2","startOffset":1,"endOffset":4,
                         "paragraphlabels":["Q"]}}""")).satisfies(dialogue -> {
            assertThat(dialogue.startPhrase()).isZero();
            assertThat(dialogue.endPhrase()).isEqualTo(2);
            assertThat(dialogue.startOffset()).hasValue(1);
            assertThat(dialogue.endOffset()).hasValue(4);
            assertThat(dialogue.labels()).containsExactly("Q");
            assertThat(dialogue.textSpan()).isEmpty();
        });
        assertThat((ChoicesRegion) region("{\"type\":\"choices\",\"value\":{\"choices\":[\"a\",[\"b\",\"c\"],1]}}"))
                .satisfies(choices -> {
                    assertThat(choices.paths()).containsExactly(List.of("a"), List.of("b", "c"), List.of("1"));
                    assertThat(choices.choices()).containsExactly("a", "c", "1");
                });
        assertThat(((TextAreaRegion) region("{\"type\":\"textarea\",\"value\":{\"text\":[\"a\",\"b\"]}}")).texts())
                .containsExactly("a", "b");
        assertThat(((TextAreaRegion) region("{\"type\":\"textarea\",\"value\":{\"text\":\"a\"}}")).texts())
                .containsExactly("a");
        assertThat(((RatingRegion) region("{\"type\":\"rating\",\"value\":{\"rating\":4}}")).rating())
                .isEqualTo(4);
        assertThat(((NumberRegion) region("{\"type\":\"number\",\"value\":{\"number\":-2.5}}")).number())
                .isEqualTo(-2.5);
        assertThat(((DateTimeRegion) region("{\"type\":\"datetime\",\"value\":{\"datetime\":\"2026-01-01\"}}"))
                        .datetime())
                .isEqualTo("2026-01-01");
        assertThat(((TaxonomyRegion) region("{\"type\":\"taxonomy\",\"value\":{\"taxonomy\":[[\"A\",\"B\"],[\"C\"]]}}"))
                        .paths())
                .containsExactly(List.of("A", "B"), List.of("C"));
        assertThat(((PairwiseRegion) region("{\"type\":\"pairwise\",\"value\":{\"selected\":\"left\"}}")).selected())
                .isEqualTo("left");
        assertThat(((RankerRegion) region(
                                "{\"type\":\"ranker\",\"value\":{\"ranker\":{\"b\":[\"2\"],\"_\":[\"1\",\"3\"]}}}"))
                        .buckets())
                .containsExactly(Map.entry("b", List.of("2")), Map.entry("_", List.of("1", "3")));
        assertThat(
                        (RelationRegion)
                                region(
                                        "{\"type\":\"relation\",\"from_id\":\"a\",\"to_id\":\"b\",\"direction\":\"right\",\"labels\":[\"of\"]}"))
                .satisfies(relation -> {
                    assertThat(relation.fromId()).isEqualTo("a");
                    assertThat(relation.toId()).isEqualTo("b");
                    assertThat(relation.direction()).contains("right");
                    assertThat(relation.labels()).containsExactly("of");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"labels\",\"value\":{\"start\":9,\"end\":2,\"labels\":[]}}|start and end are no numbers with 0 <= start <= end",
                "{\"type\":\"labels\",\"value\":{\"start\":-1,\"end\":2,\"labels\":[]}}|start and end are no numbers with 0 <= start <= end",
                "{\"type\":\"labels\",\"value\":{\"start\":\"1\",\"end\":\"2\",\"labels\":[]}}|start and end are no numbers with 0 <= start <= end",
                "{\"type\":\"labels\",\"value\":{\"start\":1.5,\"end\":2,\"labels\":[]}}|start and end are no numbers with 0 <= start <= end",
                "{\"type\":\"labels\",\"value\":{\"start\":0,\"end\":9999999999,\"labels\":[]}}|start and end are no numbers with 0 <= start <= end",
                "{\"type\":\"labels\",\"value\":{\"start\":1,\"end\":2,\"labels\":\"PER\"}}|labels is no list",
                "{\"type\":\"labels\"}|it has no value",
                "{\"type\":\"choices\",\"value\":{\"choices\":\"a\"}}|choices is no list",
                "{\"type\":\"rating\",\"value\":{\"rating\":\"4\"}}|rating is no number",
                "{\"type\":\"relation\",\"from_id\":\"a\"}|from_id and to_id are no ids",
                "{\"type\":\"rectanglelabels\",\"value\":{}}|its type is not one for text",
                "{\"value\":{}}|it has no type",
                "{}|it has no type"
            })
    void whatFitsNoReadingIsKeptWithTheReason(String json, String reason) {
        assertThat(region(json)).isInstanceOfSatisfying(UnknownRegion.class, unknown -> {
            assertThat(unknown.reason()).isEqualTo(reason);
            assertThat(unknown.json()).hasToString(json);
        });
    }

    @Test
    void newRegionReadsLikeTheTutorials() {
        LabelsRegion region = LabelsRegion.create("ner", "text", new CodePointSpan(0, 10), "Apple Inc.", List.of("ORG"))
                .withScore(0.75);
        assertThat(region.json())
                .hasToString(
                        "{\"from_name\":\"ner\",\"to_name\":\"text\",\"type\":\"labels\",\"value\":{\"start\":0,\"end\":10,"
                                + "\"text\":\"Apple Inc.\",\"labels\":[\"ORG\"]},\"score\":0.75}");
        assertThat(region.withId("x").json().keys()).endsWith("id");
        assertThat(Region.of(region.json())).isEqualTo(region);
    }

    @Test
    void recordedRegionsAreUnderstoodAndKept() {
        Map<String, Integer> kinds = new TreeMap<>();
        for (JsonObject exchange : Golden.exchanges("17")) {
            List<JsonObject> found = new ArrayList<>();
            collect(exchange.toNode(), found);
            for (JsonObject json : found) {
                Region region = Region.of(json);
                assertThat(region.json()).isEqualTo(json).hasToString(Json.write(json.toNode()));
                kinds.merge(region.getClass().getSimpleName(), 1, Integer::sum);
            }
        }
        assertThat(kinds)
                .containsKeys(
                        "LabelsRegion",
                        "HyperTextRegion",
                        "ParagraphsRegion",
                        "ChoicesRegion",
                        "TextAreaRegion",
                        "RatingRegion",
                        "NumberRegion",
                        "DateTimeRegion",
                        "TaxonomyRegion",
                        "PairwiseRegion",
                        "RankerRegion",
                        "RelationRegion")
                .doesNotContainKey("UnknownRegion");
    }

    /** Every object that looks like a region, wherever it stands. */
    private static void collect(JsonNode node, List<JsonObject> found) {
        if (node.isObject() && (node.has("from_name") && node.has("value") || node.has("from_id"))) {
            found.add(JsonObject.owning(node));
        }
        node.forEach(child -> collect(child, found));
    }
}
