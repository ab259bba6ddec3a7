package dev.tagloop.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class TextClassificationTest {
    private static final Checkpoint MOOD = RuleModels.counting(List.of("glad", "sad"), Map.of("sun", 0, "rain", 1), "");

    @TestFactory
    Stream<DynamicTest> everyRecordedCaseGivesTheRecordedLabels() {
        return Golden.json("pipelines/text-classification.json")
                .path("cases")
                .valueStream()
                .map(recorded -> DynamicTest.dynamicTest(
                        recorded.path("problem_type") + " " + recorded.path("function_to_apply") + " "
                                + recorded.path("top_k"),
                        () -> replay(recorded)));
    }

    private static void replay(JsonNode recorded) {
        List<String> labels =
                recorded.path("labels").valueStream().map(JsonNode::asString).toList();
        float[] logits = new float[labels.size()];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = recorded.path("logits").path(i).floatValue();
        }
        ModelConfig config = ModelConfig.parse("{\"problem_type\": " + recorded.path("problem_type") + "}");
        ScoreFunction function = recorded.path("function_to_apply").isNull()
                ? ScoreFunction.of(config, labels.size())
                : ScoreFunction.valueOf(
                        recorded.path("function_to_apply").asString().toUpperCase(Locale.ROOT));
        int count = recorded.path("top_k").isNull()
                ? Integer.MAX_VALUE
                : recorded.path("top_k").asInt();
        List<ScoredLabel> actual = ScoredLabel.best(labels, function.apply(logits), count);
        JsonNode expected = recorded.path("expected");
        assertThat(actual).hasSize(expected.size());
        for (int i = 0; i < actual.size(); i++) {
            assertThat(actual.get(i).label())
                    .isEqualTo(expected.path(i).path("label").asString());
            assertThat(actual.get(i).score())
                    .isCloseTo(expected.path(i).path("score").asDouble(), within(1e-6));
        }
    }

    @Test
    void textsGetTheirLabelsInTheirOrder() {
        try (TextClassificationPipeline pipeline = Pipelines.textClassification(MOOD)) {
            assertThat(pipeline.labels()).containsExactly("glad", "sad");
            assertThat(pipeline.function()).isEqualTo(ScoreFunction.SOFTMAX);
            List<List<ScoredLabel>> all =
                    pipeline.predict(List.of("sun", "rain rain rain", "sun sun sun sun"), Integer.MAX_VALUE);
            assertThat(all.stream().map(labels -> labels.getFirst().label()).toList())
                    .containsExactly("glad", "sad", "glad");
            for (List<ScoredLabel> labels : all) {
                assertThat(labels).hasSize(2);
                assertThat(labels.get(0).score() + labels.get(1).score()).isCloseTo(1, within(1e-6));
            }
            assertThat(pipeline.predict("sun")).isEqualTo(all.getFirst().getFirst());
            double logit = score(pipeline, ScoreFunction.NONE);
            assertThat(score(pipeline, ScoreFunction.SIGMOID)).isCloseTo(1 / (1 + Math.exp(-logit)), within(1e-6));
            assertThatThrownBy(() -> pipeline.predict(List.of("sun"), 0)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static double score(TextClassificationPipeline pipeline, ScoreFunction function) {
        return pipeline.predict(List.of("rain"), 1, function)
                .getFirst()
                .getFirst()
                .score();
    }

    @Test
    void aLongTextIsReadToItsEnd() {
        try (TextClassificationPipeline pipeline = Pipelines.textClassification(MOOD)) {
            List<String> words = new ArrayList<>(Collections.nCopies(14, "sun"));
            words.addAll(Collections.nCopies(200, "rain"));
            assertThat(pipeline.predict(String.join(" ", words)).label()).isEqualTo("sad");
        }
    }

    @Test
    void aPairIsReadTogether() {
        try (TextClassificationPipeline pipeline = Pipelines.textClassification(MOOD)) {
            assertThat(pipeline.predictPair("sun", "rain rain rain", 1)
                            .getFirst()
                            .label())
                    .isEqualTo("sad");
            assertThat(pipeline.predictPair("sun", "rain ".repeat(100), 2)).hasSize(2);
            assertThatThrownBy(() -> pipeline.predictPair("sun ".repeat(20), "rain", 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the first text takes");
        }
    }

    @Test
    void labelsThatDoNotExcludeEachOtherAreScoredOneByOne() {
        Checkpoint multi = RuleModels.counting(
                List.of("glad", "sad"),
                Map.of("sun", 0, "rain", 1),
                ", \"problem_type\": \"multi_label_classification\"");
        try (TextClassificationPipeline pipeline = Pipelines.textClassification(multi)) {
            List<ScoredLabel> labels =
                    pipeline.predict(List.of("sun rain sun rain sun rain"), 2).getFirst();
            assertThat(labels.get(0).score() + labels.get(1).score()).isNotCloseTo(1, within(0.01));
        }
    }

    @Test
    void aModelWithoutTheHeadIsRefused() {
        Checkpoint tokens = RuleCheckpoint.of(Map.of());
        assertThatThrownBy(() -> Pipelines.textClassification(tokens))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("bert.pooler.dense.weight")
                .hasMessageContaining("text classification");
    }
}
