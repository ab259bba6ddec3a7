package dev.tagloop.training.internal.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LengthBucketsTest {

    private static final List<Integer> LENGTHS =
            new Random(1).ints(1000, 3, 120).boxed().toList();

    @Test
    void everyItemIsInExactlyOneBatch() {
        List<List<Integer>> batches = LengthBuckets.batches(indices(), LENGTHS::get, 16, 7);
        assertThat(batches).hasSize(63).allMatch(batch -> batch.size() <= 16);
        assertThat(batches.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(indices());
    }

    @Test
    void bucketsPadFarLessThanTheGivenOrder() {
        int real = LENGTHS.stream().mapToInt(Integer::intValue).sum();
        int inOrder = padded(IntStream.range(0, 63)
                .mapToObj(i -> indices().subList(i * 16, Math.min(1000, i * 16 + 16)))
                .toList());
        int bucketed = padded(LengthBuckets.batches(indices(), LENGTHS::get, 16, 7));
        assertThat((double) inOrder / real).isGreaterThan(1.7);
        assertThat((double) bucketed / real).isLessThan(1.2);
    }

    @Test
    void theOrderFollowsTheSeedAlone() {
        List<List<Integer>> first = LengthBuckets.batches(indices(), LENGTHS::get, 16, 7);
        assertThat(LengthBuckets.batches(indices(), LENGTHS::get, 16, 7)).isEqualTo(first);
        assertThat(LengthBuckets.batches(indices(), LENGTHS::get, 16, 8)).isNotEqualTo(first);
    }

    @Test
    void batchesDoNotComeByLength() {
        List<Integer> longest = LengthBuckets.batches(indices(), LENGTHS::get, 16, 7).stream()
                .map(batch -> batch.stream().mapToInt(LENGTHS::get).max().orElseThrow())
                .toList();
        assertThat(longest).isNotEqualTo(longest.stream().sorted().toList());
    }

    private static List<Integer> indices() {
        return IntStream.range(0, 1000).boxed().toList();
    }

    private static int padded(List<List<Integer>> batches) {
        return batches.stream()
                .mapToInt(batch -> batch.size()
                        * batch.stream().mapToInt(LENGTHS::get).max().orElseThrow())
                .sum();
    }

    @Test
    void longItemsMakeSmallBatchesWithinABudget() {
        List<Integer> lengths = List.of(4, 4, 4, 4, 10, 10, 10, 40);
        List<List<Integer>> batches = LengthBuckets.batches(lengths, Integer::intValue, 4, 30, 1);
        assertThat(batches).containsExactlyInAnyOrder(List.of(4, 4, 4, 4), List.of(10, 10, 10), List.of(40));
        assertThat(LengthBuckets.batches(lengths, Integer::intValue, 4, 29, 1))
                .containsExactlyInAnyOrder(List.of(4, 4, 4, 4), List.of(10, 10), List.of(10), List.of(40));
    }

    @Test
    void aBudgetThatIsNeverReachedChangesNothing() {
        List<Integer> lengths = new Random(4).ints(500, 3, 100).boxed().toList();
        assertThat(LengthBuckets.batches(lengths, Integer::intValue, 8, 800, 5))
                .isEqualTo(LengthBuckets.batches(lengths, Integer::intValue, 8, 5));
    }
}
