package dev.tagloop.core.reliability;

import dev.tagloop.core.alignment.Bio;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Probabilities of BIO tags after each other; what the scheme forbids has probability 0. */
final class TagModel {

    private final double[] first;
    private final double[][] next;
    private final boolean[] mayBegin;
    private final boolean[][] mayFollow;
    private final int[][] before;
    private final int[][] after;

    TagModel(List<String> tags) {
        int size = tags.size();
        first = new double[size];
        next = new double[size][size];
        mayBegin = new boolean[size];
        mayFollow = new boolean[size][size];
        for (int t = 0; t < size; t++) {
            String tag = tags.get(t);
            boolean inside = tag.startsWith("I-");
            mayBegin[t] = !inside;
            for (int from = 0; from < size; from++) {
                String left = tags.get(from);
                mayFollow[from][t] = !inside
                        || !left.equals(Bio.OUTSIDE) && Bio.labelOf(left).equals(Bio.labelOf(tag));
            }
        }
        before = new int[size][];
        after = new int[size][];
        Arrays.setAll(
                before,
                t -> IntStream.range(0, size).filter(from -> mayFollow[from][t]).toArray());
        Arrays.setAll(
                after,
                t -> IntStream.range(0, size).filter(to -> mayFollow[t][to]).toArray());
    }

    /** The tags that a tag may follow, by rising number. */
    int[] before(int tag) {
        return before[tag];
    }

    /** The tags that may follow a tag, by rising number. */
    int[] after(int tag) {
        return after[tag];
    }

    double first(int tag) {
        return first[tag];
    }

    double next(int before, int tag) {
        return next[before][tag];
    }

    /** Forgets all, but for a small count of everything that is legal. */
    void clear(double smoothing) {
        for (int t = 0; t < first.length; t++) {
            first[t] = mayBegin[t] ? smoothing : 0;
            for (int after = 0; after < first.length; after++) {
                next[t][after] = mayFollow[t][after] ? smoothing : 0;
            }
        }
    }

    void countFirst(int tag, double weight) {
        first[tag] += mayBegin[tag] ? weight : 0;
    }

    void countNext(int before, int tag, double weight) {
        next[before][tag] += mayFollow[before][tag] ? weight : 0;
    }

    void toProbabilities() {
        LogSpace.toShares(first);
        for (double[] row : next) {
            LogSpace.toShares(row);
        }
    }
}
