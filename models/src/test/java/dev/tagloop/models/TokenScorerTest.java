package dev.tagloop.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.core.text.CodePointSpan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("thorough")
class TokenScorerTest {
    private static final Checkpoint RULES = RuleCheckpoint.of(Map.of("ann", "B-PER", "rome", "B-LOC"));

    @Test
    void everyWordHasTheProbabilitiesThatThePipelineGivesItsFirstPiece() {
        String text = "Ann \uD83D\uDE00 metallurgically saw Rome.";
        try (TokenScorer scorer = TokenScorer.of(RULES);
                TokenClassificationPipeline pipeline = Pipelines.tokenClassification(
                        RULES, PipelineSettings.defaults().withIgnoredLabels(Set.of()))) {
            WordScores scores = scorer.score(List.of(text)).getFirst();
            List<Entity> pieces = pipeline.predict(text, Aggregation.NONE);
            assertThat(scorer.labels()).isEqualTo(RuleCheckpoint.LABELS);
            assertThat(scores.words())
                    .containsExactly(span(0, 3), span(4, 5), span(6, 21), span(22, 25), span(26, 30), span(30, 31));
            assertThat(pieces.size()).isGreaterThan(scores.words().size());
            for (int i = 0; i < scores.words().size(); i++) {
                CodePointSpan word = scores.words().get(i);
                Entity first = pieces.stream()
                        .filter(piece -> piece.span().start() == word.start())
                        .findFirst()
                        .orElseThrow();
                float[] row = scores.probabilities()[i];
                assertThat(row[RuleCheckpoint.LABELS.indexOf(first.label())])
                        .as(first.toString())
                        .isCloseTo((float) first.score(), within(1e-6f));
                float sum = 0;
                for (float probability : row) {
                    sum += probability;
                }
                assertThat(sum).isCloseTo(1, within(1e-5f));
            }
        }
    }

    @Test
    void theEmbeddingIsThatOfTheEncoderAlone() {
        Checkpoint checkpoint = PredictionsLeaveMemoryFlatTest.randomHead();
        List<String> texts = List.of("Ada wrote to Charles.", "Short", "It rains in Rome. ".repeat(4));
        try (TokenScorer scorer = TokenScorer.of(checkpoint);
                SentenceEncoder encoder = SentenceEncoder.of(checkpoint)) {
            List<float[]> expected = encoder.encode(texts);
            List<WordScores> scores = scorer.score(texts);
            for (int i = 0; i < texts.size(); i++) {
                float[] embedding = scores.get(i).embedding();
                assertThat(embedding).hasSize(384);
                double together = 0;
                for (int j = 0; j < embedding.length; j++) {
                    together += (double) embedding[j] * expected.get(i)[j];
                }
                assertThat(together).isCloseTo(1, within(1e-5));
            }
        }
    }

    @Test
    void aLongTextHasAllItsWords() {
        try (TokenScorer scorer = TokenScorer.of(RULES)) {
            WordScores scores =
                    scorer.score(List.of("some words ".repeat(600) + "Rome")).getFirst();
            assertThat(scores.words()).hasSize(1201);
            float[] last = scores.probabilities()[1200];
            assertThat(last[RuleCheckpoint.LABELS.indexOf("B-LOC")]).isGreaterThan(0.9f);
        }
    }

    @Test
    void anEmptyTextHasNoWords() {
        try (TokenScorer scorer = TokenScorer.of(RULES)) {
            List<WordScores> scores = scorer.score(List.of("", "Ann"), new DropoutPasses(3, 0.1, 1));
            assertThat(scores.getFirst().words()).isEmpty();
            assertThat(scores.getFirst().dropout()).hasSize(3);
            assertThat(scores.get(1).words()).hasSize(1);
        }
    }

    @Test
    void passesWithoutDropoutRepeatTheModelAndWithItTheyDifferBySeedAlone() {
        Checkpoint checkpoint = PredictionsLeaveMemoryFlatTest.randomHead();
        List<String> text = List.of("Ada Lovelace wrote to Charles Babbage in London.");
        try (TokenScorer scorer = TokenScorer.of(checkpoint)) {
            WordScores none = scorer.score(text, new DropoutPasses(2, 0, 1)).getFirst();
            for (int word = 0; word < none.words().size(); word++) {
                for (int label = 0; label < scorer.labels().size(); label++) {
                    assertThat(none.dropout().get(1)[word][label])
                            .isCloseTo(none.probabilities()[word][label], within(1e-4f));
                }
            }
            WordScores once = scorer.score(text, new DropoutPasses(2, 0.3, 1)).getFirst();
            WordScores again = scorer.score(text, new DropoutPasses(2, 0.3, 1)).getFirst();
            WordScores other = scorer.score(text, new DropoutPasses(2, 0.3, 2)).getFirst();
            assertThat(once.dropout().get(0)[0]).isEqualTo(again.dropout().get(0)[0]);
            assertThat(once.dropout().get(0)[0]).isNotEqualTo(once.dropout().get(1)[0]);
            assertThat(once.dropout().get(0)[0]).isNotEqualTo(other.dropout().get(0)[0]);
        }
    }

    @Test
    void ratesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new DropoutPasses(3, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("passes are 0 or more with a rate from 0 to below 1, not 3 with 1.0");
    }

    private static CodePointSpan span(int start, int end) {
        return new CodePointSpan(start, end);
    }
}
