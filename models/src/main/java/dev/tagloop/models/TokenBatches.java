package dev.tagloop.models;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Batches of rows of similar length, so that little padding is computed, and of as many rows as a budget of tokens,
 * padding included, allows: short rows many at once, long ones one by one, since more would fall out of the cache.
 */
final class TokenBatches {
    private TokenBatches() {}

    /**
     * The batches by rising length; every row is in exactly one, and none is empty.
     *
     * @param sizes tokens of each row
     * @param budget most tokens of a batch of more than one row
     */
    static List<int[]> of(int[] sizes, int budget) {
        int[] order = IntStream.range(0, sizes.length)
                .boxed()
                .sorted(Comparator.comparingInt(row -> sizes[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<int[]> batches = new ArrayList<>();
        int from = 0;
        for (int end = 1; end <= order.length; end++) {
            if (end == order.length || (long) (end + 1 - from) * sizes[order[end]] > budget) {
                batches.add(IntStream.range(from, end).map(i -> order[i]).toArray());
                from = end;
            }
        }
        return batches;
    }
}
