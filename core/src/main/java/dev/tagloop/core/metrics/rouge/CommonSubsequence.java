package dev.tagloop.core.metrics.rouge;

import java.util.BitSet;
import java.util.List;

/** The longest sequence of words that two texts have in common, with gaps allowed. */
public final class CommonSubsequence {

    private CommonSubsequence() {}

    /** How many words it has. */
    public static int length(List<String> reference, List<String> written) {
        int[] above = new int[written.size() + 1];
        for (String word : reference) {
            int[] row = new int[written.size() + 1];
            for (int j = 1; j <= written.size(); j++) {
                row[j] = word.equals(written.get(j - 1)) ? above[j - 1] + 1 : Math.max(above[j], row[j - 1]);
            }
            above = row;
        }
        return above[written.size()];
    }

    /** Which words of the reference belong to it; of several of one length the one that the original takes. */
    static BitSet places(List<String> reference, List<String> written) {
        int[][] lengths = new int[reference.size() + 1][written.size() + 1];
        for (int i = 1; i <= reference.size(); i++) {
            for (int j = 1; j <= written.size(); j++) {
                lengths[i][j] = reference.get(i - 1).equals(written.get(j - 1))
                        ? lengths[i - 1][j - 1] + 1
                        : Math.max(lengths[i - 1][j], lengths[i][j - 1]);
            }
        }
        BitSet places = new BitSet(reference.size());
        int i = reference.size();
        int j = written.size();
        while (i > 0 && j > 0) {
            if (reference.get(i - 1).equals(written.get(j - 1))) {
                places.set(i - 1);
                i--;
                j--;
            } else if (lengths[i][j - 1] > lengths[i - 1][j]) {
                j--;
            } else {
                i--;
            }
        }
        return places;
    }
}
