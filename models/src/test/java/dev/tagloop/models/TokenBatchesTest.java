package dev.tagloop.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBatchesTest {

    @Test
    void shortRowsRunTogetherAndLongOnesAlone() {
        assertThat(TokenBatches.of(new int[] {10, 300, 5, 20, 10, 128, 128}, 60))
                .containsExactly(new int[] {2, 0, 4}, new int[] {3}, new int[] {5}, new int[] {6}, new int[] {1});
        assertThat(TokenBatches.of(new int[] {10, 300, 5, 20, 10, 128, 128}, 256))
                .containsExactly(new int[] {2, 0, 4, 3}, new int[] {5, 6}, new int[] {1});
        assertThat(TokenBatches.of(new int[0], 256)).isEmpty();
    }

    @Test
    void everyRowIsInOneBatchThatKeepsToItsBudgetAndTakesWhatFits() {
        int[] sizes = new Random(4).ints(1000, 1, 400).toArray();
        List<int[]> batches = TokenBatches.of(sizes, 256);
        assertThat(batches.stream().flatMapToInt(Arrays::stream).sorted().toArray())
                .isEqualTo(IntStream.range(0, 1000).toArray());
        for (int i = 0; i < batches.size(); i++) {
            int[] batch = batches.get(i);
            int longest = sizes[batch[batch.length - 1]];
            assertThat(batch.length == 1 || batch.length * longest <= 256).isTrue();
            if (i + 1 < batches.size()) {
                assertThat((batch.length + 1) * sizes[batches.get(i + 1)[0]]).isGreaterThan(256);
            }
        }
    }
}
