package dev.tagloop.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.core.answering.AnsweredQuestion;
import dev.tagloop.core.metrics.NoAnswerThreshold.Doubted;
import dev.tagloop.core.text.CodePointSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The expected values were computed by the functions of SQuAD's evaluation script. */
class AnswerScoresFollowSquadTest {
    private static final AnsweredQuestion TWO = new AnsweredQuestion(
            "two", "Who?", "Ann Lee and Bo.", List.of(new CodePointSpan(0, 7), new CodePointSpan(12, 14)));
    private static final AnsweredQuestion NONE = new AnsweredQuestion("none", "When?", "Ann Lee and Bo.", List.of());

    @Test
    void textsAreNormalisedLikeTheOriginal() {
        assertThat(AnswerText.normalized("The  Lighthouse, on a\u00a0hill!")).isEqualTo("lighthouse on hill");
        assertThat(AnswerText.normalized("An apple-pie (the best)")).isEqualTo("applepie best");
        assertThat(AnswerText.normalized("THE")).isEmpty();
        assertThat(AnswerText.normalized("a_b the.end")).isEqualTo("ab theend");
        assertThat(AnswerText.normalized("Caf\u00e9 a the\u2028x")).isEqualTo("caf\u00e9 x");
        assertThat(AnswerText.normalized("\u00c0THE the\u0301")).isEqualTo("\u00e0the \u0301");
        assertThat(AnswerText.normalized("it's a \u3000 the-end")).isEqualTo("its theend");
        assertThat(AnswerText.normalized("\u00aba\u00bb the")).isEqualTo("\u00ab \u00bb");
        assertThat(AnswerText.normalized("\u0130stanbul")).isEqualTo("i\u0307stanbul");
        assertThat(AnswerText.normalized("\u03a3\u039f\u03a6\u039f\u03a3")).isEqualTo("\u03c3\u03bf\u03c6\u03bf\u03c2");
        assertThat(AnswerText.normalized("a.\u001cb")).isEqualTo("b");
        assertThat(AnswerText.normalized("$3,000")).isEqualTo("3000");
    }

    @Test
    void wordsOverlapAsOftenAsBothHaveThem() {
        assertThat(AnswerText.f1("the red house", "red house")).isEqualTo(1);
        assertThat(AnswerText.f1("red house", "a big red red house")).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(AnswerText.f1("on 3 May 1999", "May 3, 1999 in Rome")).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(AnswerText.f1("Ann Lee", "Lee Ann Lee")).isCloseTo(0.8, within(1e-12));
        assertThat(AnswerText.f1("", "the")).isEqualTo(1);
        assertThat(AnswerText.f1("x", "")).isZero();
    }

    @Test
    void theBestOfSeveralAnswersCountsAndNothingIsRightWhereThereIsNone() {
        AnswerScores scores = AnswerScores.of(List.of(TWO, TWO, NONE, NONE), List.of("bo", "Ann", "", "Ann"));

        assertThat(scores.all()).isEqualTo(new AnswerScores.Part(4, 0.5, (1 + 2 / 3.0 + 1) / 4));
        assertThat(scores.answerable()).isEqualTo(new AnswerScores.Part(2, 0.5, (1 + 2 / 3.0) / 2));
        assertThat(scores.unanswerable()).isEqualTo(new AnswerScores.Part(2, 0.5, 0.5));
        assertThatThrownBy(() -> AnswerScores.of(List.of(TWO), List.of()))
                .hasMessage("0 answers to 1 questions cannot be scored");
    }

    @Test
    void theThresholdLiesMidwayBetweenTheDoubtsThatItSeparates() {
        List<AnsweredQuestion> questions = List.of(TWO, NONE, TWO, NONE);

        NoAnswerThreshold found = NoAnswerThreshold.best(
                questions,
                List.of(new Doubted("Bo", -4), new Doubted("Bo", 3), new Doubted("Ann", -1), new Doubted("Ann", 9)));

        assertThat(found).isEqualTo(new NoAnswerThreshold(1, (1 + 2 / 3.0 + 2) / 4));
    }

    @Test
    void equalDoubtsAreNeverSeparatedAndAWorthlessAnswerIsWithheld() {
        assertThat(NoAnswerThreshold.best(List.of(TWO, NONE), List.of(new Doubted("Bo", 2), new Doubted("Bo", 2))))
                .isEqualTo(new NoAnswerThreshold(1, 0.5));
        assertThat(NoAnswerThreshold.best(List.of(TWO, TWO), List.of(new Doubted("Bo", 2), new Doubted("Bo", 5))))
                .isEqualTo(new NoAnswerThreshold(6, 1));
        assertThat(NoAnswerThreshold.best(List.of(), List.of())).isEqualTo(new NoAnswerThreshold(0, 0));
        assertThatThrownBy(() -> NoAnswerThreshold.best(List.of(TWO), List.of(new Doubted("Bo", Double.NaN))))
                .hasMessage("a doubt must be a number, got NaN");
    }
}
