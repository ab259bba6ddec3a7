package dev.tagloop.core.text;

/**
 * A set of positions that answers "how many members lie before position i" in constant time: one bit a position plus a
 * running count every 64 positions.
 */
final class RankBits {

    private final long[] bits;
    private final int[] before;

    private RankBits(long[] bits) {
        this.bits = bits;
        this.before = new int[bits.length];
        for (int i = 1; i < bits.length; i++) {
            before[i] = before[i - 1] + Long.bitCount(bits[i - 1]);
        }
    }

    static Builder builder(int positions) {
        return new Builder(positions);
    }

    boolean contains(int position) {
        return (bits[position >> 6] >>> position & 1L) != 0;
    }

    int countBefore(int position) {
        int word = position >> 6;
        return before[word] + Long.bitCount(bits[word] & (1L << position) - 1);
    }

    static final class Builder {

        private final long[] bits;

        private Builder(int positions) {
            // One position more than asked for: the end of a text is a position too.
            bits = new long[(positions >> 6) + 1];
        }

        void add(int position) {
            bits[position >> 6] |= 1L << position;
        }

        RankBits build() {
            return new RankBits(bits);
        }
    }
}
