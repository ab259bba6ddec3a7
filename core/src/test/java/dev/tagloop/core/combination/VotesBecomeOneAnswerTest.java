package dev.tagloop.core.combination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.core.agreement.RatingTable;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.core.text.CodePointSpan;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VotesBecomeOneAnswerTest {

    private static final RatingTable VOTES = RatingTable.of(
            List.of("x", "y", "z"),
            List.of(List.of("b", "b", "a"), Arrays.asList("b", "a", null), Arrays.asList(null, null, null)));

    @Test
    void theMajorityDecidesAndSaysWhenItIsTied() {
        assertThat(ChoiceVoting.majority(VOTES))
                .containsExactly(
                        Optional.of(new ChoiceVoting.Outcome("b", 2.0 / 3, false)),
                        Optional.of(new ChoiceVoting.Outcome("a", 0.5, true)),
                        Optional.empty());
    }

    @Test
    void aLabelIsSupportedByTheMeanOfItsScoresOverAllVoices() {
        assertThat(LabelVoice.support(List.of(
                        new LabelVoice<>(1, Map.of("a", 0.6)),
                        new LabelVoice<>(2, Map.of("b", 0.9)),
                        new LabelVoice<>(1, Map.of("a", 1.0)))))
                .isEqualTo(Map.of("a", 1.6 / 4, "b", 1.8 / 4));
        assertThat(LabelVoice.support(List.of(new LabelVoice<>(0, Map.of("a", 1.0)))))
                .isEmpty();
        assertThatThrownBy(() -> new LabelVoice<>(Double.NaN, Map.of("a", 1.0)))
                .hasMessage("the weight of a voice is 0 or more, not NaN");
    }

    @Test
    void weightsAreLearnedFromWhereVoicesDiffer() {
        // z differs in every answer; x and y are right in 4 of 4 and, with two cases more, in 5 of 6.
        List<Map<String, String>> rows = List.of(
                Map.of("x", "a", "y", "a", "z", "b"),
                Map.of("x", "b", "y", "b", "z", "a"),
                Map.of("x", "a", "y", "a", "z", "b"),
                Map.of("x", "b", "y", "b", "z", "a"));
        Map<String, Double> weights = LearnedWeights.ofAnswers(List.of(rows));
        assertThat(weights.get("x")).isBetween(1.2, Math.log(5)).isEqualTo(weights.get("y"));
        assertThat(weights.get("z")).isZero();
        assertThat(LearnedWeights.ofSpans(List.of())).isEmpty();
    }

    @Test
    void oneReliableVoiceOutvotesTwoThatGuess() {
        Map<String, Double> weights = Map.of(
                "x", Weights.ofAccuracy(0.55, 2), "y", Weights.ofAccuracy(0.55, 2), "z", Weights.ofAccuracy(0.9, 2));

        assertThat(ChoiceVoting.weighted(VOTES, weights).get(0).orElseThrow().category())
                .isEqualTo("a");
        assertThat(Weights.ofAccuracy(0.9, 2)).isCloseTo(Math.log(9), within(1e-12));
        assertThat(Weights.ofAccuracy(0.2, 4)).isZero();
        assertThat(Weights.ofAccuracy(1, 2)).isCloseTo(Math.log(999), within(1e-9));
        assertThatThrownBy(() -> Weights.ofAccuracy(1.1, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void distributionsArePooledByWeight() {
        double[][] voices = {{0.9, 0.1}, {0.2, 0.8}};

        assertThat(ChoiceVoting.pooled(List.of("a", "b"), voices, new double[] {1, 2}))
                .hasValueSatisfying(outcome -> {
                    assertThat(outcome.category()).isEqualTo("b");
                    assertThat(outcome.share()).isCloseTo(1.7 / 3, within(1e-12));
                });
        assertThatThrownBy(() -> ChoiceVoting.pooled(List.of("a"), voices, new double[] {1, 2}))
                .hasMessage("voice 0 has 2 probabilities for 1 categories");
        assertThatThrownBy(() -> ChoiceVoting.pooled(List.of("a", "b"), voices, new double[] {1}))
                .hasMessage("2 distributions for 1 weights");
    }

    @Test
    void spansNeedHalfOfTheWeight() {
        SpanVoice x = SpanVoice.of(1, List.of(span(0, 10, "PER"), span(20, 25, "LOC")));
        SpanVoice y = SpanVoice.of(1, List.of(span(0, 10, "PER"), span(20, 25, "ORG")));
        SpanVoice z = new SpanVoice(1, List.of(scored(0, 8, "PER", 0.5), scored(20, 25, "ORG", 0.4)));

        assertThat(SpanVoting.standard().combine(List.of(x, y, z)))
                .containsExactly(scored(0, 10, "PER", (2 + 0.5 * 0.8) / 3));
        assertThat(new SpanVoting(0.3, false).combine(List.of(x, y, z)))
                .extracting(ScoredSpan::label)
                .containsExactly("PER", "ORG");
        assertThat(new SpanVoting(0.3, true).combine(List.of(x, y, z)))
                .extracting(ScoredSpan::label)
                .containsExactly("PER", "LOC", "ORG");
        assertThat(SpanVoting.standard().combine(List.of())).isEmpty();
    }

    @Test
    void threeWhoDifferAtTheBorderAgreeOnTheMiddle() {
        List<SpanVoice> voices = List.of(
                SpanVoice.of(1, List.of(span(0, 10, "PER"))),
                SpanVoice.of(1, List.of(span(0, 8, "PER"))),
                SpanVoice.of(1, List.of(span(2, 10, "PER"))));

        assertThat(SpanVoting.standard().combine(voices)).containsExactly(scored(0, 10, "PER", (1 + 0.8 + 0.8) / 3));
    }

    @Test
    void theThresholdIsLearned() {
        List<List<SpanVoice>> documents = List.of(
                List.of(new SpanVoice(1, List.of(scored(0, 4, "PER", 0.3), scored(6, 9, "LOC", 0.15)))),
                List.of(new SpanVoice(1, List.of(scored(0, 4, "PER", 0.35)))));
        List<List<LabeledSpan>> gold = List.of(List.of(span(0, 4, "PER")), List.of(span(0, 4, "PER")));

        assertThat(SpanVoting.fit(documents, gold, false).threshold()).isEqualTo(0.3);
        assertThatThrownBy(() -> new SpanVoting(0, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SpanVoice(-1, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static LabeledSpan span(int start, int end, String label) {
        return new LabeledSpan(new CodePointSpan(start, end), label);
    }

    private static ScoredSpan scored(int start, int end, String label, double score) {
        return new ScoredSpan(new CodePointSpan(start, end), label, score);
    }
}
