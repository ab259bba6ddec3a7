package dev.tagloop.core.reliability;

import dev.tagloop.core.alignment.Bio;
import java.util.List;

/** Probabilities of BIO tags after each other; what the scheme forbids has probability 0. */
final class TagModel {

    private final double[] first;
    private final double[][] next;
    private final boolean[] mayBegin;
    private final boolean[][] mayFollow;

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
            for (int before = 0; before < size; before++) {
                String left = tags.get(before);
                mayFollow[before][t] = !inside
                        || !left.equals(Bio.OUTSIDE) && Bio.labelOf(left).equals(Bio.labelOf(tag));
            }
        }
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
