package dev.tagloop.server.actions;

import dev.tagloop.core.text.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Finds tasks with the same data by digests of 64 bits: sixteen bytes a task, and more only for those that have a twin. */
final class Digests {
    private long[] ids = new long[1024];
    private long[] digests = new long[1024];
    private int size;

    /** @param id larger than those before */
    void add(long id, String data) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
            digests = Arrays.copyOf(digests, size * 2);
        }
        ids[size] = id;
        digests[size++] = digest(data);
    }

    private static long digest(String data) {
        return ByteBuffer.wrap(Sha256.of(data)).getLong();
    }

    /** For each task with a digest that an earlier one has, the first of those. */
    Map<Long, Long> duplicates() {
        long[] sorted = Arrays.copyOf(digests, size);
        Arrays.sort(sorted);
        Map<Long, Long> firsts = new HashMap<>();
        Map<Long, Long> duplicates = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            if (isTwice(sorted, digests[i])) {
                Long first = firsts.putIfAbsent(digests[i], ids[i]);
                if (first != null) {
                    duplicates.put(ids[i], first);
                }
            }
        }
        return duplicates;
    }

    private static boolean isTwice(long[] sorted, long digest) {
        int at = Arrays.binarySearch(sorted, digest);
        return (at > 0 && sorted[at - 1] == digest) || (at + 1 < sorted.length && sorted[at + 1] == digest);
    }
}
