package dev.tagloop.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.testing.Shared;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SeqevalCasesReplayTest {

    private final JsonNode file = JsonMapper.builder().build().readTree(Shared.file("golden/seqeval/cases.json"));

    @TestFactory
    Stream<DynamicTest> everyCaseGivesTheNumbersOfTheOriginal() {
        assertThat(file.get("cases")).hasSize(127);
        return file.get("cases")
                .valueStream()
                .map(node -> DynamicTest.dynamicTest(node.get("name").asString(), () -> replay(node)));
    }

    @TestFactory
    Stream<DynamicTest> schemesAreDetectedAsInTheOriginal() {
        assertThat(file.get("auto_detect")).hasSize(9);
        return file.get("auto_detect")
                .valueStream()
                .map(node -> DynamicTest.dynamicTest(node.toString(), () -> detect(node)));
    }

    private static void detect(JsonNode node) {
        List<List<String>> sequences = sentences(node.get("sequences"));
        if (node.get("scheme").isObject()) {
            assertThatThrownBy(() -> Scheme.detect(sequences)).isInstanceOf(IllegalArgumentException.class);
        } else {
            assertThat(Scheme.detect(sequences)).hasToString(node.get("scheme").asString());
        }
    }

    private static void replay(JsonNode node) {
        List<List<String>> gold = sentences(node.get("y_true"));
        List<List<String>> predicted = sentences(node.get("y_pred"));
        TagForm form = node.get("suffix").asBoolean() ? TagForm.SUFFIX : TagForm.PREFIX;
        double zeroDivision = node.get("zero_division").asDouble();

        replayAccuracy(node.get("accuracy"), gold, predicted);
        EntityScores lenient = EntityScores.lenient().form(form).zeroDivision(zeroDivision);
        assertThat(triples(lenient.entities(gold), gold.size(), 1)).isEqualTo(triples(node.get("entities_true")));
        assertThat(triples(lenient.entities(predicted), predicted.size(), 1))
                .isEqualTo(triples(node.get("entities_pred")));
        replayScores(node.get("default"), lenient, gold, predicted);
        if (node.has("default_text")) {
            assertThat(lenient.compare(gold, predicted).text(4))
                    .isEqualTo(node.get("default_text").asString());
        }
        node.get("strict").forEachEntry((scheme, expected) -> {
            EntityScores strict =
                    EntityScores.strict(Scheme.valueOf(scheme)).form(form).zeroDivision(zeroDivision);
            replayEntities(expected.get("entities_true"), strict, gold);
            replayEntities(expected.get("entities_pred"), strict, predicted);
            replayScores(expected, strict, gold, predicted);
        });
    }

    private static void replayAccuracy(JsonNode expected, List<List<String>> gold, List<List<String>> predicted) {
        if (expected.isObject()) {
            assertThatThrownBy(() -> TokenAccuracy.of(gold, predicted)).isInstanceOf(IllegalArgumentException.class);
        } else {
            assertThat(TokenAccuracy.of(gold, predicted)).isEqualTo(expected.asDouble());
        }
    }

    private static void replayEntities(JsonNode expected, EntityScores strict, List<List<String>> tags) {
        if (expected.isObject()) {
            refuses(expected, () -> strict.entities(tags));
        } else {
            assertThat(triples(strict.entities(tags), tags.size(), 0)).isEqualTo(triples(expected));
        }
    }

    private static void replayScores(
            JsonNode expected, EntityScores scores, List<List<String>> gold, List<List<String>> predicted) {
        if (expected.has("error")) {
            refuses(expected, () -> scores.compare(gold, predicted));
            return;
        }
        ScoreReport report = scores.compare(gold, predicted);
        Map<String, Score> rows = new LinkedHashMap<>(report.labels());
        rows.put("micro avg", report.micro());
        rows.put("macro avg", report.macro());
        rows.put("weighted avg", report.weighted());
        JsonNode expectedRows = expected.get("report");
        assertThat(rows.keySet()).containsExactlyElementsOf(expectedRows.propertyNames());
        rows.forEach((name, score) -> {
            JsonNode row = expectedRows.get(name);
            assertThat(score)
                    .as(name)
                    .isEqualTo(new Score(
                            number(row.get("precision")),
                            number(row.get("recall")),
                            number(row.get("f1-score")),
                            row.get("support").asInt()));
        });
        JsonNode micro = expected.get("micro");
        assertThat(List.of(
                        report.micro().precision(),
                        report.micro().recall(),
                        report.micro().f1()))
                .containsExactly(number(micro.get("precision")), number(micro.get("recall")), number(micro.get("f1")));
    }

    /** The original's exception names the tag in quotes or in words; ours must name the same one. */
    private static void refuses(JsonNode error, Runnable call) {
        var refusal = assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
        String message = error.get("message").asString();
        if (message.startsWith("Invalid token is found: ")) {
            refusal.hasMessageContaining("'" + message.substring(24, message.indexOf('.')) + "'");
        } else if (error.get("error").asString().equals("KeyError")) {
            refusal.hasMessageContaining("tag '" + message.charAt(1));
        }
    }

    private static double number(JsonNode node) {
        return node.isNull() ? Double.NaN : node.asDouble();
    }

    private static List<List<String>> sentences(JsonNode node) {
        return node.valueStream()
                .map(tags -> tags.valueStream().map(JsonNode::asString).toList())
                .toList();
    }

    private static List<List<String>> triples(JsonNode node) {
        return node.valueStream()
                .map(sentence -> sentence.valueStream()
                        .map(entity -> entity.get(0).asString() + " "
                                + entity.get(1).asInt() + " "
                                + entity.get(2).asInt())
                        .toList())
                .toList();
    }

    /** Entities by sentence; {@code inclusive} is 1 where the last token is meant rather than the one after it. */
    private static List<List<String>> triples(List<TagEntity> entities, int sentences, int inclusive) {
        List<List<String>> bySentence = new ArrayList<>();
        for (int i = 0; i < sentences; i++) {
            bySentence.add(new ArrayList<>());
        }
        for (TagEntity entity : entities) {
            bySentence
                    .get(entity.sentence())
                    .add(entity.type() + " " + entity.start() + " " + (entity.end() - inclusive));
        }
        return bySentence;
    }
}
