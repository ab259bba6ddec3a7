package dev.tagloop.core.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.text.CodePointSpan;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnlyTheFirstPieceOfAWordCountsTest {

    // [CLS] Rey ##kja ##vik is [SEP]; word 1 normalises to nothing and has no piece.
    private static final List<CodePointSpan> PIECES = Arrays.asList(
            null,
            new CodePointSpan(0, 3),
            new CodePointSpan(3, 6),
            new CodePointSpan(6, 9),
            new CodePointSpan(12, 14),
            null);
    private static final int[] WORD_IDS = {-1, 0, 0, 0, 2, -1};
    private static final List<CodePointSpan> WORDS = PieceLabels.wordSpans(PIECES, WORD_IDS);
    private static final List<String> WORD_TAGS = List.of("B-LOC", "O", "O");
    private static final List<String> TAGS = Bio.tagsFor(List.of("LOC"));

    @Test
    void aWordReachesFromItsFirstPieceToItsLast() {
        assertThat(WORDS).containsExactly(new CodePointSpan(0, 9), null, new CodePointSpan(12, 14));
    }

    @Test
    void otherPiecesAndSpecialTokensAreIgnored() {
        assertThat(new PieceLabels(PieceLabels.Policy.FIRST, TAGS::indexOf).of(WORD_TAGS, WORDS, PIECES, WORD_IDS))
                .containsExactly(-100, 1, -100, -100, 0, -100);
    }

    @Test
    void everyPieceMayCarryTheLabelAsContinuation() {
        assertThat(new PieceLabels(PieceLabels.Policy.EVERY, TAGS::indexOf).of(WORD_TAGS, WORDS, PIECES, WORD_IDS))
                .containsExactly(-100, 1, 2, 2, 0, -100);
    }

    @Test
    void aWindowThatBeginsInsideAWordDoesNotTakeALaterPieceForTheFirst() {
        List<CodePointSpan> window = Arrays.asList(null, new CodePointSpan(6, 9), new CodePointSpan(12, 14), null);
        int[] wordIds = {-1, 0, 2, -1};

        assertThat(new PieceLabels(PieceLabels.Policy.FIRST, TAGS::indexOf).of(WORD_TAGS, WORDS, window, wordIds))
                .containsExactly(-100, -100, 0, -100);
        assertThat(new PieceLabels(PieceLabels.Policy.EVERY, TAGS::indexOf).of(WORD_TAGS, WORDS, window, wordIds))
                .containsExactly(-100, 2, 0, -100);
    }
}
