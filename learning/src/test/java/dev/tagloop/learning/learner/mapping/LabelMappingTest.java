package dev.tagloop.learning.learner.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelMappingTest {
    private static final List<String> MODEL = List.of("PER", "LOC", "MISC");
    private static final List<String> PROJECT = List.of("Hero", "Place");

    private static LabeledSpan span(int start, int end, String label) {
        return new LabeledSpan(new CodePointSpan(start, end), label);
    }

    private static LabelMapping mapping(String hand, LabelConfusion confusion) {
        return LabelMapping.of(MODEL, PROJECT, false, HandMapping.of(JsonObject.parse(hand)), confusion);
    }

    /** People said Hero of so many of the PER that the model found, and nothing of others. */
    private static LabelConfusion heroes(int heroes, int others) {
        LabelConfusion confusion = new LabelConfusion();
        for (int i = 0; i < heroes; i++) {
            confusion.add(List.of(span(0, 9, "Hero"), span(9, 12, "Place")), List.of(span(4, 11, "PER")));
        }
        for (int i = 0; i < others; i++) {
            confusion.add(List.of(span(20, 22, "Hero")), List.of(span(0, 3, "PER")));
        }
        return confusion;
    }

    @Test
    void namesThenExperienceMapAndTheRestIsLeftOut() {
        assertThat(mapping("{}", heroes(3, 3)).json().toString())
                .isEqualTo("{\"labels\":{\"PER\":\"Hero\",\"LOC\":\"Place\"},\"unmatched\":\"drop\","
                        + "\"by\":{\"PER\":\"confusion\",\"LOC\":\"name\"},\"without\":[\"MISC\"]}");
        assertThat(mapping("{}", heroes(3, 3)).of("MISC")).isEmpty();
    }

    @Test
    void experienceNeedsThreeSpansAndHalfOfThem() {
        assertThat(mapping("{}", heroes(2, 0)).of("PER")).isEmpty();
        assertThat(mapping("{}", heroes(3, 0)).of("PER")).contains("Hero");
        assertThat(mapping("{}", heroes(4, 5)).of("PER")).isEmpty();
    }

    @Test
    void whatAPersonDecidedComesFirst() {
        LabelMapping mapping =
                mapping("{\"labels\": {\"PER\": \"Place\", \"LOC\": null, \"X\": \"Hero\"}}", heroes(9, 0));
        assertThat(mapping.of("PER")).contains("Place");
        assertThat(mapping.of("LOC")).isEmpty();
        assertThat(mapping.json().object("by").orElseThrow().toString())
                .isEqualTo("{\"PER\":\"hand\",\"LOC\":\"hand\"}");
        assertThat(mapping.without()).containsExactly("LOC", "MISC");
        assertThat(mapping("{\"labels\": {\"LOC\": \"Gone\"}}", heroes(0, 0)).of("LOC"))
                .as("a label that the project has no more")
                .contains("Place");
    }

    @Test
    void whatIsUnmatchedIsDroppedKeptOrOne() {
        LabelConfusion none = new LabelConfusion();
        assertThat(mapping("{\"unmatched\": \"drop\"}", none).of("MISC")).isEmpty();
        assertThat(mapping("{\"unmatched\": \"one\", \"one\": \"Hero\"}", none).of("MISC"))
                .contains("Hero");
        assertThat(mapping("{\"labels\": {\"MISC\": null}, \"unmatched\": \"one\", \"one\": \"Hero\"}", none)
                        .of("MISC"))
                .isEmpty();
        assertThat(mapping("{\"unmatched\": \"keep\"}", none).of("MISC"))
                .as("the project does not have it")
                .isEmpty();
        HandMapping keep = HandMapping.of(JsonObject.parse("{\"unmatched\": \"keep\"}"));
        assertThat(LabelMapping.of(MODEL, List.of(), true, keep, none).of("MISC"))
                .as("its labels come from the tasks")
                .contains("MISC");
        assertThat(mapping("{}", none).isUseful()).isTrue();
        assertThat(LabelMapping.of(List.of("A"), PROJECT, false, HandMapping.NONE, none)
                        .isUseful())
                .isFalse();
    }

    @Test
    void whatIsDecidedIsReadAsItWasWritten() {
        String json = "{\"labels\":{\"A\":null,\"B\":\"C\"},\"unmatched\":\"one\",\"one\":\"C\"}";
        assertThat(HandMapping.of(JsonObject.parse(json)).json().toString()).isEqualTo(json);
        assertThat(HandMapping.of(HandMapping.NONE.json())).isEqualTo(HandMapping.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"labels\": [\"A\"]}",
                "{\"labels\": {\"A\": 1}}",
                "{\"unmatched\": \"burn\"}",
                "{\"unmatched\": 3}",
                "{\"unmatched\": \"one\"}"
            })
    void whatIsNoMappingIsRefusedInASentence(String json) {
        assertThatThrownBy(() -> HandMapping.of(JsonObject.parse(json)))
                .isInstanceOf(BackendException.class)
                .hasMessageStartingWith("The mapping of labels cannot be used: ")
                .hasMessageEndingWith(".");
    }
}
