package dev.tagloop.training.internal.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.models.FloatTensor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompactVocabularyTest {

    private static final FloatTensor TABLE = FloatTensor.of(new int[] {5, 2}, 0, 1, 10, 11, 20, 21, 30, 31, 40, 41);

    private final CompactVocabulary vocabulary = CompactVocabulary.of(Stream.of(new int[] {4, 2, 4}), 0, 5);

    @Test
    void holdsThePaddingAndEachUsedRowOnce() {
        assertThat(vocabulary.size()).isEqualTo(3);
        assertThat(vocabulary.row(0)).isZero();
        assertThat(vocabulary.gather(TABLE)).isEqualTo(FloatTensor.of(new int[] {3, 2}, 0, 1, 20, 21, 40, 41));
        assertThatThrownBy(() -> vocabulary.row(3)).hasMessageContaining("id 3");
    }

    @Test
    void trainedRowsReturnToTheirPlacesAndTheOthersStay() {
        FloatTensor trained = FloatTensor.of(new int[] {3, 2}, 5, 6, 7, 8, 9, 10);
        assertThat(vocabulary.scatter(TABLE, trained))
                .isEqualTo(FloatTensor.of(new int[] {5, 2}, 5, 6, 10, 11, 7, 8, 30, 31, 9, 10));
        assertThat(TABLE.get(0)).isZero();
    }

    @Test
    void aTokenizerOfAnotherModelIsNamedAsTheCause() {
        assertThatThrownBy(() -> CompactVocabulary.of(Stream.of(new int[] {1, 5}), 0, 5))
                .hasMessageContaining("id 5")
                .hasMessageContaining("5 word embeddings");
    }

    @Test
    void aWholeTableStaysAsItIs() {
        CompactVocabulary whole = CompactVocabulary.whole(5);
        assertThat(whole.row(3)).isEqualTo(3);
        assertThat(whole.gather(TABLE)).isSameAs(TABLE);
        assertThat(whole.scatter(FloatTensor.zeros(5, 2), TABLE)).isSameAs(TABLE);
    }
}
