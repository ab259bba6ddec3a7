package dev.tagloop.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenClassificationPipelineTest {
    private static final Map<String, String> RULES = Map.of(
            "angela", "B-PER", "smith", "I-PER", "berlin", "B-LOC", "zurich", "B-LOC", "new", "B-LOC", "york", "I-LOC");

    private static TokenClassificationPipeline pipeline;

    @BeforeAll
    static void load() {
        pipeline = Pipelines.tokenClassification(RuleCheckpoint.of(RULES));
    }

    @AfterAll
    static void close() {
        pipeline.close();
    }

    @Test
    void entitiesHaveCodePointSpans() {
        String text = "👩‍💻 Angela Smith 😀 Zürich, New York!";
        List<Entity> entities = pipeline.predict(text, Aggregation.SIMPLE);
        assertThat(entities).extracting(Entity::label).containsExactly("PER", "LOC", "LOC");
        assertThat(entities)
                .extracting(entity -> Text.of(text).slice(entity.span()))
                .containsExactly("Angela Smith", "Zürich", "New York");
        assertThat(entities).extracting(Entity::word).containsExactly("angela smith", "zurich", "new york");
        assertThat(entities.getFirst().span()).isEqualTo(new CodePointSpan(4, 16));
        assertThat(entities).allMatch(entity -> entity.score() > 0.9 && entity.score() <= 1);
    }

    @Test
    void anEntityEndsAfterTheAccentOfItsLastLetter() {
        String text = "in New York\u0301 x, Berlin\u0301\u0302";
        assertThat(pipeline.predict(text, Aggregation.SIMPLE))
                .extracting(entity -> Text.of(text).slice(entity.span()))
                .containsExactly("New York\u0301", "Berlin\u0301\u0302");
    }

    @Test
    void withoutAggregationEveryTokenStandsAlone() {
        assertThat(pipeline.predict("Angela Smith", Aggregation.NONE))
                .extracting(Entity::label, Entity::span)
                .containsExactly(tuple("B-PER", new CodePointSpan(0, 6)), tuple("I-PER", new CodePointSpan(7, 12)));
    }

    @Test
    void resultsComeInTheOrderOfTheTextsThoughBatchesAreSortedByLength() {
        Random random = new Random(3);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            String filler = "word ".repeat(random.nextInt(40));
            texts.add(filler + (i % 3 == 0 ? "Berlin" : i % 3 == 1 ? "Angela Smith" : "") + " end");
        }
        List<List<Entity>> results = pipeline.predict(texts, Aggregation.FIRST);
        assertThat(results).hasSize(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            List<String> found = new ArrayList<>();
            for (Entity entity : results.get(i)) {
                found.add(Text.of(texts.get(i)).slice(entity.span()));
            }
            assertThat(found)
                    .isEqualTo(i % 3 == 0 ? List.of("Berlin") : i % 3 == 1 ? List.of("Angela Smith") : List.of());
        }
    }

    @ParameterizedTest
    @EnumSource(Aggregation.class)
    void aTextOfThousandsOfPiecesLosesNothing(Aggregation aggregation) {
        StringBuilder text = new StringBuilder();
        List<CodePointSpan> expected = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            text.append("word 😀 ");
            int start = text.codePointCount(0, text.length());
            text.append("Berlin, ");
            expected.add(new CodePointSpan(start, start + 6));
        }
        assertThat(pipeline.predict(text.toString(), aggregation))
                .extracting(Entity::span)
                .isEqualTo(expected);
    }

    @Test
    void anEntityThatAWindowCutsStaysWhole() {
        String name = "Angela Smith " + "Smith ".repeat(20);
        for (int before = 480; before < 512; before++) {
            String text = "word ".repeat(before) + name + "word ".repeat(600);
            assertThat(pipeline.predict(text, Aggregation.SIMPLE))
                    .extracting(Entity::span)
                    .containsExactly(new CodePointSpan(
                            before * 5, before * 5 + name.strip().length()));
        }
    }

    @Test
    void constrainedLabelsFitTogetherAndCountEachWordOnce() {
        String text = "👩‍💻 Angela Smith of Berlin, York";
        // "York" alone is a sure I-LOC, "Angela" falls into pieces that are not.
        assertThat(pipeline.predict(text, Aggregation.CONSTRAINED))
                .extracting(Entity::label, Entity::word, Entity::span)
                .containsExactly(
                        tuple("PER", "angela smith", new CodePointSpan(4, 16)),
                        tuple("LOC", "berlin", new CodePointSpan(20, 26)),
                        tuple("LOC", "york", new CodePointSpan(28, 32)));
        String name = "Angela Smith " + "Smith ".repeat(20);
        String longer = "word ".repeat(500) + name + "word ".repeat(600);
        assertThat(pipeline.predict(longer, Aggregation.CONSTRAINED))
                .extracting(Entity::span)
                .containsExactly(new CodePointSpan(2500, 2500 + name.strip().length()));
        assertThat(pipeline.predict("", Aggregation.CONSTRAINED)).isEmpty();
    }

    @Test
    void emptyTextsAndEmptyListsGiveEmptyResults() {
        assertThat(pipeline.predict(List.of(), Aggregation.SIMPLE)).isEmpty();
        assertThat(pipeline.predict(List.of("", " ", "\n\u200b"), Aggregation.MAX))
                .containsExactly(List.of(), List.of(), List.of());
    }

    @Test
    void theWordShapeReachesTheModel() {
        try (TokenClassificationPipeline shaped = Pipelines.tokenClassification(RuleCheckpoint.of(RULES, true))) {
            assertThat(shaped.predict("nato NATO Nato", Aggregation.SIMPLE))
                    .extracting(Entity::label, Entity::span)
                    .containsExactly(tuple("LOC", new CodePointSpan(5, 9)));
        }
    }

    @Test
    void ignoredLabelsMayBeChosen() {
        PipelineSettings settings = PipelineSettings.defaults().withIgnoredLabels(Set.of("O", "PER"));
        try (TokenClassificationPipeline other = Pipelines.tokenClassification(RuleCheckpoint.of(RULES), settings)) {
            assertThat(other.predict("Angela Smith, Berlin", Aggregation.SIMPLE))
                    .extracting(Entity::label)
                    .containsExactly("LOC");
        }
    }

    @Test
    void int8FindsTheSameEntities() {
        PipelineSettings settings = PipelineSettings.defaults().withPrecision(Precision.INT8);
        String text = "Angela Smith flew from Zürich to New York and Berlin.";
        try (TokenClassificationPipeline small = Pipelines.tokenClassification(RuleCheckpoint.of(RULES), settings)) {
            assertThat(small.predict(text, Aggregation.SIMPLE))
                    .extracting(Entity::label, Entity::span)
                    .isEqualTo(pipeline.predict(text, Aggregation.SIMPLE).stream()
                            .map(entity -> tuple(entity.label(), entity.span()))
                            .toList());
        }
    }

    @Test
    void aCheckpointWithoutAHeadIsRefusedWithTheReason() {
        assertThatThrownBy(() -> Pipelines.tokenClassification(MiniLm.checkpoint()))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("no token classification head");
    }
}
