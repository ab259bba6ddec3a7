package dev.tagloop.server.tasks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Ids of tasks in an order, in half the room where they are small enough. */
final class PackedIds {
    private final int[] small;
    private final long[] large;

    private PackedIds(int[] small, long[] large) {
        this.small = small;
        this.large = large;
    }

    static PackedIds of(LongStream ids) {
        long[] all = ids.toArray();
        return Arrays.stream(all).allMatch(id -> id >= 0 && id <= Integer.MAX_VALUE)
                ? new PackedIds(Arrays.stream(all).mapToInt(id -> (int) id).toArray(), null)
                : new PackedIds(null, all);
    }

    int size() {
        return small == null ? large.length : small.length;
    }

    /** How much memory they take. */
    long bytes() {
        return small == null ? 8L * large.length : 4L * small.length;
    }

    /** Some that follow one another; fewer where the end comes before. */
    List<Long> slice(long offset, long limit) {
        int from = (int) Math.min(offset, size());
        int to = (int) Math.min(from + limit, size());
        return IntStream.range(from, to)
                .mapToObj(i -> small == null ? large[i] : (long) small[i])
                .toList();
    }
}
