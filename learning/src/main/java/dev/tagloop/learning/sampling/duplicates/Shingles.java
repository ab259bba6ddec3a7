package dev.tagloop.learning.sampling.duplicates;

import dev.tagloop.learning.sampling.Ties;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * The set of all runs of five characters of a text, each as a hash of 64 bits; of a shorter text itself. Lower case, blanks put together, ends
 * trimmed; so it works for scripts without blanks between words, too.
 */
record Shingles(long[] sorted) {
    private static final int LENGTH = 5;

    static Shingles of(String text) {
        int[] points = text.toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ")
                .codePoints()
                .toArray();
        if (points.length == 0) {
            return new Shingles(new long[0]);
        }
        int runs = Math.max(1, points.length - LENGTH + 1);
        long[] hashes = new long[runs];
        for (int i = 0; i < runs; i++) {
            long hash = 0;
            for (int j = i; j < Math.min(points.length, i + LENGTH); j++) {
                hash = Ties.mix(hash + points[j] + 1);
            }
            hashes[i] = hash;
        }
        return new Shingles(Arrays.stream(hashes).sorted().distinct().toArray());
    }

    /** What both have by what either has (Jaccard); 1 for two empty texts. */
    double similarity(Shingles other) {
        if (sorted.length == 0 && other.sorted.length == 0) {
            return 1;
        }
        int both = 0;
        int a = 0;
        int b = 0;
        while (a < sorted.length && b < other.sorted.length) {
            int order = Long.compare(sorted[a], other.sorted[b]);
            both += order == 0 ? 1 : 0;
            a += order <= 0 ? 1 : 0;
            b += order >= 0 ? 1 : 0;
        }
        return (double) both / (sorted.length + other.sorted.length - both);
    }

    LongStream stream() {
        return Arrays.stream(sorted);
    }
}
