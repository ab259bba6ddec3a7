package dev.tagloop.core.metrics.rouge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.testing.Shared;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RougeCasesReplayTest {

    private final JsonNode file = JsonMapper.builder().build().readTree(Shared.file("golden/rouge/cases.json"));

    @Test
    void everyPairHasTheScoresOfTheOriginalToTheLastBit() {
        assertThat(file.get("cases")).hasSize(92);
        for (JsonNode pair : file.get("cases")) {
            String target = pair.get("target").asString();
            String prediction = pair.get("prediction").asString();
            assertThat(byLabel(Rouge.plain().score(target, prediction)))
                    .as("%s | %s", target, prediction)
                    .isEqualTo(expected(pair.get("scores")));
            assertThat(byLabel(Rouge.stemming().score(target, prediction)))
                    .as("stemmed: %s | %s", target, prediction)
                    .isEqualTo(expected(pair.get("scores_stemmed")));
        }
    }

    @Test
    void wordsAreThoseOfTheOriginal() {
        for (JsonNode pair : file.get("cases")) {
            if (pair.has("target_tokens")) {
                assertThat(new RougeTokens(false).of(pair.get("target").asString()))
                        .isEqualTo(strings(pair.get("target_tokens")));
            }
        }
    }

    @Test
    void ofSeveralReferencesTheOneThatFitsBestCounts() {
        assertThat(file.get("multi")).hasSize(5);
        for (JsonNode several : file.get("multi")) {
            assertThat(byLabel(Rouge.plain()
                            .best(
                                    strings(several.get("targets")),
                                    several.get("prediction").asString())))
                    .as("%s", several)
                    .isEqualTo(expected(several.get("scores")));
        }
    }

    @Test
    void everyWordHasTheStemOfTheOriginal() {
        Map<String, String> stems = new LinkedHashMap<>();
        Map<String, String> ours = new LinkedHashMap<>();
        file.get("stems").forEachEntry((word, stem) -> {
            stems.put(word, stem.asString());
            ours.put(word, PorterStemmer.stem(word));
        });
        assertThat(stems).hasSize(211);
        assertThat(ours).isEqualTo(stems);
    }

    private static Map<String, RougeScore> byLabel(Map<RougeType, RougeScore> scores) {
        Map<String, RougeScore> byLabel = new LinkedHashMap<>();
        scores.forEach((type, score) -> byLabel.put(type.label(), score));
        return byLabel;
    }

    private static Map<String, RougeScore> expected(JsonNode scores) {
        Map<String, RougeScore> expected = new LinkedHashMap<>();
        scores.forEachEntry((label, triple) -> expected.put(
                label,
                new RougeScore(
                        triple.get(0).asDouble(),
                        triple.get(1).asDouble(),
                        triple.get(2).asDouble())));
        return expected;
    }

    private static List<String> strings(JsonNode node) {
        return node.valueStream().map(JsonNode::asString).toList();
    }
}
