package dev.tagloop.learning.sampling.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.NumberScores;
import dev.tagloop.learning.sampling.TaskScores;
import dev.tagloop.learning.sampling.WrittenText;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Each score, computed by hand on two words: Berlin with 0.5, 0.4, 0.1 and sleeps with 0.1, 0.1, 0.8. */
class ScoresOfAFixedMatrixTest {
    private static final Offset<Double> CLOSE = within(1e-6);
    private static final float[] BERLIN = {0.5f, 0.4f, 0.1f};
    private static final float[] SLEEPS = {0.1f, 0.1f, 0.8f};
    private static final TaskScores SCORES =
            TaskScores.of(List.of("Berlin", "sleeps"), List.of("B-LOC", "B-ORG", "O"), new float[][] {BERLIN, SLEEPS});

    private static final float[][] SURE_OF_A = {{0.9f, 0.1f}, {0.5f, 0.5f}};
    private static final float[][] SURE_OF_B = {{0.1f, 0.9f}, {0.5f, 0.5f}};
    private static final TaskScores DISAGREED = TaskScores.of(List.of("Berlin", "x"), List.of("A", "B"), SURE_OF_A)
            .withDropout(List.of(SURE_OF_A, SURE_OF_B))
            .withMembers(List.of(SURE_OF_A, SURE_OF_B));

    @Test
    void leastConfidenceIsOneLessTheProductOfTheLikeliest() {
        assertThat(new LeastConfidence().score(SCORES)).isEqualTo(1 - 0.5 * 0.8, CLOSE);
    }

    @Test
    void breakingTiesTakesTheSmallestMargin() {
        assertThat(new BreakingTies().score(SCORES)).isEqualTo(1 - (0.5 - 0.4), CLOSE);
    }

    @Test
    void entropyIsSummedAveragedOrTheLargest() {
        assertThat(new Entropy(Pooling.SUM).score(SCORES)).isEqualTo(0.943348 + 0.639032, CLOSE);
        assertThat(new Entropy(Pooling.MEAN).score(SCORES)).isEqualTo(0.791190, CLOSE);
        assertThat(new Entropy(Pooling.MAX).score(SCORES)).isEqualTo(0.943348, CLOSE);
    }

    @Test
    void mnlpIsTheMeanNegativeLogarithmOfTheLikeliest() {
        assertThat(new Mnlp().score(SCORES)).isEqualTo(0.458145, CLOSE);
    }

    @Test
    void baldIsWhatPassesDifferByAndNotWhatEachIsUnsureAbout() {
        assertThat(new Bald(Pooling.SUM).score(DISAGREED)).isEqualTo(0.368064, CLOSE);
        assertThat(new Bald(Pooling.MEAN).score(DISAGREED)).isEqualTo(0.184032, CLOSE);
        assertThat(new Bald(Pooling.MAX).score(DISAGREED)).isEqualTo(0.368064, CLOSE);
        assertThat(Bald.ofAllLayers().score(DISAGREED)).isEqualTo(0.184032, CLOSE);
        assertThat(Bald.ofAllLayers().need()).isEqualTo(Need.FULL_DROPOUT);
    }

    @Test
    void voteEntropyOfTwoAgainstOne() {
        TaskScores scores = DISAGREED.withMembers(List.of(SURE_OF_A, SURE_OF_B, SURE_OF_A));
        // The second unit is a tie in every version: all vote for the first label.
        assertThat(new VoteEntropy().score(scores)).isEqualTo(0.636514 / 2, CLOSE);
        assertThat(new VoteEntropy().reason(scores)).isEqualTo("versions disagree about Berlin: A, B, A");
    }

    @Test
    void divergenceFromTheConsensusIsTheMeanOfBothDivergences() {
        // 0.9 ln(0.9/0.5) + 0.1 ln(0.1/0.5) for each of the two, over two units.
        assertThat(new CommitteeDivergence().score(DISAGREED)).isEqualTo(0.368064 / 2, CLOSE);
    }

    @Test
    void classesOfATextAreOneUnit() {
        TaskScores scores = TaskScores.ofClasses(List.of("sport", "politics"), new float[] {0.7f, 0.3f});
        assertThat(new LeastConfidence().score(scores)).isEqualTo(0.3, CLOSE);
        assertThat(new BreakingTies().score(scores)).isEqualTo(0.6, CLOSE);
        assertThat(new BreakingTies().reason(scores)).isEqualTo("least sure about the text: 70 % sport, 30 % politics");
    }

    @Test
    void aClassKeepsANameThatLooksLikeAPrefix() {
        TaskScores scores = TaskScores.ofClasses(List.of("B-movie", "I-95"), new float[] {0.7f, 0.3f});
        assertThat(new Mnlp().reason(scores)).isEqualTo("least sure about the text: 70 % B-movie, 30 % I-95");
    }

    @Test
    void independentClassesAreAUnitEach() {
        TaskScores scores = TaskScores.ofIndependentClasses(List.of("sport", "politics"), new float[] {0.9f, 0.4f});
        assertThat(new LeastConfidence().score(scores)).isEqualTo(1 - 0.9 * 0.6, CLOSE);
        assertThat(new LeastConfidence().reason(scores)).isEqualTo("least sure about politics: 60 % no, 40 % yes");
    }

    @Test
    void anAnswerIsItsStartAndItsEnd() {
        TaskScores scores =
                TaskScores.ofAnswer(List.of("Rome", "Oslo"), new float[] {0.6f, 0.4f}, new float[] {0.5f, 0.5f});
        assertThat(new LeastConfidence().score(scores)).isEqualTo(1 - 0.6 * 0.5, CLOSE);
        assertThat(new LeastConfidence().reason(scores))
                .isEqualTo("least sure about the answer's end: 50 % Oslo, 50 % Rome");
    }

    @Test
    void whetherThereIsAnAnswerIsDoubtedWhateverTheOthersAre() {
        TaskScores scores = TaskScores.ofAnswers(
                List.of("Rome", "Oslo", "no answer", "something else"), new float[] {0.3f, 0.25f, 0.1f, 0.35f});
        // 3 to 1: 0.75 ln(4/3) + 0.25 ln 4.
        assertThat(new NoAnswerDoubt().score(scores)).isEqualTo(0.562335, CLOSE);
        assertThat(new NoAnswerDoubt().reason(scores))
                .isEqualTo("unsure whether the text answers the question: 10 % no answer, 30 % Rome");
        assertThat(new BreakingTies().score(scores)).isEqualTo(1 - (0.35 - 0.3), CLOSE);
    }

    @Test
    void numbersAreJudgedByTheirStandardDeviation() {
        TaskScores scores = TaskScores.ofNumber(new NumberScores(2, List.of(1.0, 2.0, 3.0, 4.0), List.of(2.0, 4.0)));
        assertThat(NumberSpread.ofPasses().score(scores)).isEqualTo(Math.sqrt(1.25), CLOSE);
        assertThat(NumberSpread.ofPasses().reason(scores)).isEqualTo("passes with dropout say 1.00 to 4.00");
        assertThat(NumberSpread.ofVersions().score(scores)).isEqualTo(1, CLOSE);
        assertThat(NumberSpread.ofVersions().reason(scores)).isEqualTo("versions say 2.00 to 4.00");
    }

    @Test
    void writtenTextsAreJudgedByTheirProbabilityAndByTheirChanging() {
        TaskScores scores =
                TaskScores.ofWritten(new WrittenText(new double[] {-1, -3}, List.of("The cat sat", "the cat ran")));
        assertThat(new WrittenImprobability().score(scores)).isEqualTo(2, CLOSE);
        // Two of three words in common: ROUGE-L 2/3.
        assertThat(new WrittenDisagreement().score(scores)).isEqualTo(1.0 / 3, CLOSE);
        assertThat(new WrittenDisagreement().reason(scores))
                .isEqualTo("asked 2 times, the model writes texts that differ by 33 %");
    }

    @Test
    void theReasonNamesTheWordAndPutsPrefixesTogether() {
        TaskScores scores =
                TaskScores.of(List.of("in", "Berlin"), List.of("O", "B-LOC", "I-LOC", "B-ORG"), new float[][] {
                    {0.97f, 0.01f, 0.01f, 0.01f}, {0.01f, 0.40f, 0.12f, 0.47f}
                });
        assertThat(new Mnlp().reason(scores)).isEqualTo("least sure about Berlin: 52 % LOC, 47 % ORG");
    }

    @Test
    void aTextWithoutAWordIsNotWanted() {
        TaskScores nothing = TaskScores.of(List.of(), List.of("O"), new float[0][]);
        for (Acquisition acquisition :
                List.of(new LeastConfidence(), new BreakingTies(), new Entropy(Pooling.MAX), new Mnlp())) {
            assertThat(acquisition.score(nothing)).as(acquisition.name()).isZero();
            assertThat(acquisition.reason(nothing)).isEqualTo("there is nothing to read in it");
        }
    }
}
