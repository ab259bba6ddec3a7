package dev.tagloop.server.archives;

import java.util.Arrays;
import java.util.OptionalLong;

/** New numbers by old ones, which come in ascending order: 16 bytes a pair. */
final class IdMap {
    private long[] old = new long[1024];
    private long[] fresh = new long[1024];
    private int size;

    /** @throws BadArchiveException when the old number does not follow those before */
    void add(long from, long to) {
        if (size > 0 && from <= old[size - 1]) {
            throw new BadArchiveException("the number " + from + " does not come after " + old[size - 1]);
        }
        if (size == old.length) {
            old = Arrays.copyOf(old, size * 2);
            fresh = Arrays.copyOf(fresh, size * 2);
        }
        old[size] = from;
        fresh[size++] = to;
    }

    OptionalLong of(long from) {
        int found = Arrays.binarySearch(old, 0, size, from);
        return found < 0 ? OptionalLong.empty() : OptionalLong.of(fresh[found]);
    }

    int size() {
        return size;
    }
}
