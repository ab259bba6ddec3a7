package dev.tagloop.models.internal.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Utf16Span;
import dev.tagloop.models.Aggregation;
import dev.tagloop.models.Golden;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Replays the recorded cases of the original post-processing. */
class GoldenTokenClassificationTest {
    @TestFactory
    Stream<DynamicTest> everyRecordedCaseGivesTheRecordedEntities() {
        JsonNode file = Golden.json("pipelines/token-classification.json");
        assertThat(file.path("cases").size()).isEqualTo(file.path("count").asInt());
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode recorded : file.path("cases")) {
            for (Map.Entry<String, JsonNode> expected :
                    recorded.path("expected").properties()) {
                Aggregation strategy = Aggregation.valueOf(expected.getKey().toUpperCase(Locale.ROOT));
                tests.add(DynamicTest.dynamicTest(
                        recorded.path("name").asString() + ", " + expected.getKey(),
                        () -> replay(recorded, strategy, expected.getValue())));
            }
            if (recorded.has("pre_entities_for_word_strategies")) {
                tests.add(DynamicTest.dynamicTest(
                        recorded.path("name").asString() + ", word boundaries", () -> replayBoundaries(recorded)));
            }
        }
        return tests.stream();
    }

    private static void replay(JsonNode recorded, Aggregation strategy, JsonNode expected) {
        Text text = Text.of(recorded.path("text").asString());
        List<Tagged> actual = decoder(recorded).decode(text, windows(recorded), strategy);
        assertThat(actual).hasSize(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            JsonNode entity = expected.path(i);
            Tagged tagged = actual.get(i);
            assertThat(tagged.label())
                    .isEqualTo(entity.path(strategy == Aggregation.NONE ? "entity" : "entity_group")
                            .asString());
            assertThat(tagged.word()).isEqualTo(entity.path("word").asString());
            assertThat((double) tagged.score()).isCloseTo(entity.path("score").asDouble(), within(1e-6));
            if (strategy == Aggregation.NONE) {
                assertThat(tagged.index()).isEqualTo(entity.path("index").asInt());
            }
            if (entity.path("start").isNull()) {
                assertThat(tagged.span()).isNull();
            } else {
                assertThat(tagged.span())
                        .isEqualTo(new CodePointSpan(
                                entity.path("start").asInt(), entity.path("end").asInt()));
                assertThat(text.toUtf16(tagged.span()))
                        .isEqualTo(new Utf16Span(
                                entity.path("start_utf16").asInt(),
                                entity.path("end_utf16").asInt()));
            }
        }
    }

    private static void replayBoundaries(JsonNode recorded) {
        List<ScoredToken> tokens = decoder(recorded)
                .tokens(
                        Text.of(recorded.path("text").asString()),
                        windows(recorded).getFirst());
        JsonNode expected = recorded.path("pre_entities_for_word_strategies");
        assertThat(tokens).hasSize(expected.size());
        for (int i = 0; i < tokens.size(); i++) {
            assertThat(tokens.get(i).word())
                    .isEqualTo(expected.path(i).path("word").asString());
            assertThat(tokens.get(i).continues())
                    .as(tokens.get(i).word())
                    .isEqualTo(expected.path(i).path("is_subword").asBoolean());
        }
    }

    private static TagDecoder decoder(JsonNode recorded) {
        List<String> labels = new ArrayList<>();
        recorded.path("labels").forEach(label -> labels.add(label.asString()));
        Set<String> ignored = new HashSet<>();
        recorded.path("ignore_labels").forEach(label -> ignored.add(label.asString()));
        TokenScheme scheme = switch (recorded.path("tokenizer").asString()) {
            case "byte-level" -> TokenScheme.BYTE_LEVEL;
            case "metaspace" -> TokenScheme.METASPACE;
            default -> TokenScheme.WORD_PIECE;
        };
        return new TagDecoder(labels, ignored, scheme);
    }

    private static List<TagDecoder.Window> windows(JsonNode recorded) {
        List<TagDecoder.Window> windows = new ArrayList<>();
        for (JsonNode window : recorded.path("windows")) {
            int size = window.path("tokens").size();
            List<String> tokens = new ArrayList<>();
            List<CodePointSpan> spans = window.path("offsets").isNull() ? null : new ArrayList<>();
            boolean[] special = new boolean[size];
            boolean[] unknown = new boolean[size];
            float[][] logits = new float[size][window.path("logits").path(0).size()];
            for (int i = 0; i < size; i++) {
                tokens.add(window.path("tokens").path(i).asString());
                special[i] = window.path("special_tokens_mask").path(i).asInt() == 1;
                unknown[i] = window.path("unknown").path(i).asBoolean();
                if (spans != null) {
                    JsonNode offsets = window.path("offsets").path(i);
                    CodePointSpan span = new CodePointSpan(
                            offsets.path(0).asInt(), offsets.path(1).asInt());
                    spans.add(span.shift(startOfWord(recorded, i)));
                }
                for (int label = 0; label < logits[i].length; label++) {
                    logits[i][label] = window.path("logits").path(i).path(label).floatValue();
                }
            }
            windows.add(new TagDecoder.Window(tokens, spans, special, unknown, logits));
        }
        return windows;
    }

    /** Of input that came as words: where the token's word begins in the joined text. */
    private static int startOfWord(JsonNode recorded, int token) {
        JsonNode word = recorded.path("word_ids").path(token);
        return word.isNumber()
                ? recorded.path("word_to_chars").path(word.asInt()).path(0).asInt()
                : 0;
    }
}
