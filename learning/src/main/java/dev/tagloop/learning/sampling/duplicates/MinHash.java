package dev.tagloop.learning.sampling.duplicates;

import dev.tagloop.learning.sampling.Ties;
import java.util.Arrays;

/**
 * Signatures of sets that agree in each place with the probability of the sets' Jaccard similarity (Broder 1997, "On the resemblance and containment
 * of documents"). A signature is cut into bands; sets are compared that share a band. With 32 bands of 4 a pair of similarity 0.8 is missed once in
 * ten million times, one of 0.3 is compared in vain in every fourth.
 */
final class MinHash {
    static final int BANDS = 32;
    private static final int ROWS = 4;

    private MinHash() {}

    /** The bands of a set's signature, each as one hash. */
    static long[] bands(Shingles shingles) {
        long[] signature = new long[BANDS * ROWS];
        Arrays.fill(signature, Long.MAX_VALUE);
        shingles.stream().forEach(shingle -> {
            for (int i = 0; i < signature.length; i++) {
                signature[i] = Math.min(signature[i], Ties.mix(shingle ^ Ties.mix(i + 1L)));
            }
        });
        long[] bands = new long[BANDS];
        for (int band = 0; band < BANDS; band++) {
            long hash = band + 1L;
            for (int row = 0; row < ROWS; row++) {
                hash = Ties.mix(hash * 31 + signature[band * ROWS + row]);
            }
            bands[band] = hash;
        }
        return bands;
    }
}
