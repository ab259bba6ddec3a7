package dev.tagloop.models.internal.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Utf16Span;
import dev.tagloop.models.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Replays the recorded cases of the original post-processing. */
class GoldenQuestionAnsweringTest {
    private static final JsonNode FILE = Golden.json("pipelines/question-answering.json");

    @TestFactory
    Stream<DynamicTest> bestSpansByProbability() {
        return FILE.path("decode_spans")
                .valueStream()
                .map(recorded -> DynamicTest.dynamicTest(
                        recorded.path("top_k") + " of " + recorded.path("start").size(),
                        () -> compare(
                                recorded.path("expected"),
                                AnswerSpans.best(
                                        floats(recorded.path("start")),
                                        floats(recorded.path("end")),
                                        flags(recorded.path("allowed"), null),
                                        recorded.path("top_k").asInt(),
                                        recorded.path("max_answer_len").asInt()))));
    }

    @TestFactory
    Stream<DynamicTest> bestSpansByLogits() {
        return FILE.path("select_spans")
                .valueStream()
                .map(recorded -> DynamicTest.dynamicTest(
                        recorded.path("top_k") + " of "
                                + recorded.path("start_logits").size(),
                        () -> {
                            AnswerSpans.Choice choice = AnswerSpans.select(
                                    floats(recorded.path("start_logits")),
                                    floats(recorded.path("end_logits")),
                                    flags(recorded.path("p_mask"), recorded.path("attention_mask")),
                                    recorded.path("top_k").asInt(),
                                    recorded.path("max_answer_len").asInt());
                            compare(recorded.path("expected"), choice.best());
                            if (recorded.path("handle_impossible_answer").asBoolean()) {
                                assertThat((double) choice.nullScore())
                                        .isCloseTo(
                                                recorded.path("expected")
                                                        .path("min_null_score")
                                                        .asDouble(),
                                                within(1e-6));
                            }
                        }));
    }

    @TestFactory
    Stream<DynamicTest> answersOfWholeTexts() {
        return FILE.path("postprocess")
                .valueStream()
                .map(recorded -> DynamicTest.dynamicTest(recorded.path("name").asString(), () -> replay(recorded)));
    }

    private static void replay(JsonNode recorded) {
        Text text = Text.of(recorded.path("context").asString());
        List<AnswerDecoder.Found> actual = new AnswerDecoder(
                        recorded.path("top_k").asInt(),
                        recorded.path("max_answer_len").asInt(),
                        recorded.path("handle_impossible_answer").asBoolean(),
                        recorded.path("align_to_words").asBoolean())
                .decode(
                        text,
                        recorded.path("windows")
                                .valueStream()
                                .map(GoldenQuestionAnsweringTest::window)
                                .toList());
        JsonNode expected = recorded.path("expected");
        assertThat(actual).hasSize(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            JsonNode answer = expected.path(i);
            AnswerDecoder.Found found = actual.get(i);
            assertThat(found.text()).isEqualTo(answer.path("answer").asString());
            assertThat(found.score()).isCloseTo(answer.path("score").asDouble(), within(1e-6));
            assertThat(found.span())
                    .isEqualTo(new CodePointSpan(
                            answer.path("start").asInt(), answer.path("end").asInt()));
            assertThat(text.toUtf16(found.span()))
                    .isEqualTo(new Utf16Span(
                            answer.path("start_utf16").asInt(),
                            answer.path("end_utf16").asInt()));
        }
    }

    /** Tokens of the question have no place in the text, so its words are taken off. */
    private static AnswerDecoder.Window window(JsonNode recorded) {
        List<CodePointSpan> spans = new ArrayList<>();
        int[] words = new int[recorded.path("offsets").size()];
        for (int i = 0; i < words.length; i++) {
            JsonNode span = recorded.path("offsets").path(i);
            spans.add(new CodePointSpan(span.path(0).asInt(), span.path(1).asInt()));
            JsonNode word = recorded.path("words").path(i);
            boolean ofText = word.isNumber() && recorded.path("p_mask").path(i).asInt() == 0;
            words[i] = ofText ? word.asInt() : -1;
        }
        return new AnswerDecoder.Window(
                floats(recorded.path("start_logits")),
                floats(recorded.path("end_logits")),
                flags(recorded.path("p_mask"), null, true),
                spans,
                words);
    }

    private static void compare(JsonNode expected, List<AnswerSpans.Candidate> actual) {
        assertThat(actual.stream().map(AnswerSpans.Candidate::start).toList()).isEqualTo(ints(expected.path("starts")));
        assertThat(actual.stream().map(AnswerSpans.Candidate::end).toList()).isEqualTo(ints(expected.path("ends")));
        for (int i = 0; i < actual.size(); i++) {
            assertThat((double) actual.get(i).score())
                    .isCloseTo(expected.path("scores").path(i).asDouble(), within(1e-6));
        }
    }

    private static List<Integer> ints(JsonNode list) {
        return list.valueStream().map(JsonNode::asInt).toList();
    }

    private static float[] floats(JsonNode list) {
        float[] numbers = new float[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = list.path(i).floatValue();
        }
        return numbers;
    }

    /** @param attention null where the list itself says what is allowed, else the list says what is masked */
    private static boolean[] flags(JsonNode list, JsonNode attention) {
        return flags(list, attention, attention != null);
    }

    private static boolean[] flags(JsonNode list, JsonNode attention, boolean masks) {
        boolean[] allowed = new boolean[list.size()];
        for (int i = 0; i < allowed.length; i++) {
            boolean listed = list.path(i).asInt() == 1;
            allowed[i] = masks ? !listed : listed;
            if (attention != null) {
                allowed[i] &= attention.path(i).asInt() == 1;
            }
        }
        return allowed;
    }
}
