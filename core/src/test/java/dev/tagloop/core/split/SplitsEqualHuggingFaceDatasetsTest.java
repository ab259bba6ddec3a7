package dev.tagloop.core.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitsEqualHuggingFaceDatasetsTest {

    @Test
    void theTestPartIsTheHeadOfThePermutation() {
        TrainTestSplit ten = TrainTestSplit.of(10, 0.15, 42);
        assertThat(ten.test()).containsExactly(5, 6);
        assertThat(ten.train()).containsExactly(0, 7, 3, 2, 4, 9, 1, 8);
        assertThat(TrainTestSplit.of(20, 0.15, 42).test()).containsExactly(15, 9, 14);
        assertThat(TrainTestSplit.of(10, 2, 42)).isEqualTo(ten);
    }

    @Test
    void sharesAreRoundedUpInDoublePrecision() {
        assertThat(TrainTestSplit.of(100, 0.07, 1).test()).hasSize(8);
        assertThat(TrainTestSplit.of(1000, 0.15, 1).test()).hasSize(150);
    }

    @Test
    void withoutShufflingTheEndIsTheTestPart() {
        TrainTestSplit split = TrainTestSplit.inOrder(5, 0.3);
        assertThat(split.train()).containsExactly(0, 1, 2);
        assertThat(split.test()).containsExactly(3, 4);
    }

    @Test
    void anEmptyPartIsRefusedWithTheNumbers() {
        assertThat(TrainTestSplit.of(0, 0.5, 1)).isEqualTo(new TrainTestSplit(List.of(), List.of()));
        assertThatThrownBy(() -> TrainTestSplit.of(1, 0.5, 1))
                .hasMessage("a test part of 1 of 1 rows leaves one part empty; use more rows or another share");
        assertThatThrownBy(() -> TrainTestSplit.of(10, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TrainTestSplit.of(10, 1.0, 1))
                .hasMessage("a test share lies between 0 and 1, both excluded, not 1.0");
    }

    @Test
    void foldsTestEveryRowOnceAndNeverTrainOnIt() {
        List<TrainTestSplit> folds = KFold.of(11, 3, 42);

        assertThat(folds).extracting(fold -> fold.test().size()).containsExactly(4, 4, 3);
        List<Integer> tested = new ArrayList<>();
        for (TrainTestSplit fold : folds) {
            tested.addAll(fold.test());
            assertThat(fold.train()).doesNotContainAnyElementsOf(fold.test());
            assertThat(fold.train().size() + fold.test().size()).isEqualTo(11);
        }
        assertThat(tested)
                .containsExactlyElementsOf(IntStream.of(new NumpyRandom(42).permutation(11))
                        .boxed()
                        .toList());
        assertThatThrownBy(() -> KFold.of(3, 4, 42)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KFold.of(3, 1, 42)).isInstanceOf(IllegalArgumentException.class);
    }
}
