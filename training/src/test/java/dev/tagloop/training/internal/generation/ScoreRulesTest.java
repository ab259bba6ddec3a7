package dev.tagloop.training.internal.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.training.GenerationSettings;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoreRulesTest {

    private static final SpecialPieces PLAIN = new SpecialPieces(0, 0, List.of(1), -1, -1);
    private static final SpecialPieces FORCED = new SpecialPieces(0, 0, List.of(1), 4, 1);
    private static final int[][] SOURCES = {{2, 3, 4}, {5, 2, 6}};

    @Test
    void aRunOfPiecesIsNotWrittenTwice() {
        assertThat(banned(GenerationSettings.defaults().noRepeatNgramSize(2), PLAIN, 0, 0, 3, 5, 3))
                .containsExactly(5);
        assertThat(banned(GenerationSettings.defaults().noRepeatNgramSize(1), PLAIN, 0, 0, 3, 5))
                .containsExactly(0, 3, 5);
        assertThat(banned(GenerationSettings.defaults().noRepeatNgramSize(3), PLAIN, 0, 0))
                .isEmpty();
    }

    @Test
    void aRunOfTheInputIsNotWritten() {
        GenerationSettings settings = GenerationSettings.defaults().encoderNoRepeatNgramSize(2);
        assertThat(banned(settings, PLAIN, 0, 0, 2)).containsExactly(3);
        assertThat(banned(settings, PLAIN, 1, 0, 2)).containsExactly(6);
    }

    @Test
    void theEndComesNotBeforeTheShortestLength() {
        assertThat(banned(GenerationSettings.defaults().minLength(3), PLAIN, 0, 0, 2))
                .containsExactly(1);
        assertThat(banned(GenerationSettings.defaults().minLength(3), PLAIN, 0, 0, 2, 2))
                .isEmpty();
        assertThat(banned(GenerationSettings.defaults().minNewTokens(2), PLAIN, 0, 0, 2))
                .containsExactly(1);
    }

    @Test
    void theFirstAndTheLastPieceMayBeForced() {
        GenerationSettings settings = GenerationSettings.defaults().maxLength(4);
        assertThat(banned(settings, FORCED, 0, 0)).containsExactly(0, 1, 2, 3, 5, 6);
        assertThat(banned(settings, FORCED, 0, 0, 2)).isEmpty();
        assertThat(banned(settings, FORCED, 0, 0, 2, 2)).containsExactly(0, 2, 3, 4, 5, 6);
    }

    @Test
    void whatWasWrittenBecomesLessLikelyOnEitherSideOfZero() {
        float[] scores = {1, -1, 2, -2, 3, 0, 0};
        ScoreRules.of(GenerationSettings.defaults().repetitionPenalty(2), PLAIN, SOURCES)
                .forEach(rule -> rule.apply(0, new int[] {0, 3, 3}, scores));
        assertThat(scores).containsExactly(0.5f, -1, 2, -4, 3, 0, 0);
    }

    private static int[] banned(GenerationSettings settings, SpecialPieces pieces, int input, int... written) {
        float[] scores = new float[7];
        ScoreRules.of(settings, pieces, SOURCES).forEach(rule -> rule.apply(input, written, scores));
        return IntStream.range(0, scores.length)
                .filter(i -> scores[i] == Float.NEGATIVE_INFINITY)
                .toArray();
    }
}
