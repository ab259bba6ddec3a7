package dev.tagloop.core.split;

/**
 * The random numbers of NumPy's {@code numpy.random.default_rng(seed)}: PCG64 (O'Neill 2014, XSL-RR 128/64) with
 * NumPy's seeding and its permutation. Not safe for several threads, not for secrets.
 */
public final class NumpyRandom {

    // The multiplier 0x2360ED051FC65DA44385DF649FCCF645, high and low half.
    private static final long MULTIPLIER_HIGH = 0x2360ED051FC65DA4L;
    private static final long MULTIPLIER_LOW = 0x4385DF649FCCF645L;

    private long stateHigh;
    private long stateLow;
    private final long incrementHigh;
    private final long incrementLow;
    private int buffered;
    private boolean hasBuffered;

    /**
     * Seeds the generator.
     *
     * @param seed 0 or more
     */
    public NumpyRandom(long seed) {
        if (seed < 0) {
            throw new IllegalArgumentException("a seed is 0 or more, not " + seed);
        }
        int[] words = new SeedSequence(seed).words(8);
        long initHigh = join(words[0], words[1]);
        long initLow = join(words[2], words[3]);
        long sequenceHigh = join(words[4], words[5]);
        long sequenceLow = join(words[6], words[7]);
        incrementHigh = sequenceHigh << 1 | sequenceLow >>> 63;
        incrementLow = sequenceLow << 1 | 1;
        step();
        add(initHigh, initLow);
        step();
    }

    /** The next 64 random bits. Leaves the half that {@link #nextInt()} may have buffered where it is, as NumPy does. */
    public long nextLong() {
        step();
        int rotation = (int) (stateHigh >>> 58);
        return Long.rotateRight(stateHigh ^ stateLow, rotation);
    }

    /** The next 32 random bits: the low half of a new 64-bit number, then its high half. */
    public int nextInt() {
        if (hasBuffered) {
            hasBuffered = false;
            return buffered;
        }
        long bits = nextLong();
        buffered = (int) (bits >>> 32);
        hasBuffered = true;
        return (int) bits;
    }

    /**
     * A permutation of {@code 0 .. n-1}, as {@code default_rng(seed).permutation(n)}.
     *
     * @param n how many, 0 or more
     */
    public int[] permutation(int n) {
        int[] values = new int[n];
        for (int i = 0; i < n; i++) {
            values[i] = i;
        }
        for (int i = n - 1; i > 0; i--) {
            int j = upTo(i);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
        return values;
    }

    /** A number from 0 to {@code max} inclusive by masked rejection; Lemire's method would give other numbers. */
    private int upTo(int max) {
        int mask = Integer.highestOneBit(max) * 2 - 1;
        while (true) {
            int candidate = nextInt() & mask;
            if (candidate <= max) {
                return candidate;
            }
        }
    }

    private void step() {
        long high = Math.unsignedMultiplyHigh(stateLow, MULTIPLIER_LOW)
                + stateHigh * MULTIPLIER_LOW
                + stateLow * MULTIPLIER_HIGH;
        stateLow *= MULTIPLIER_LOW;
        stateHigh = high;
        add(incrementHigh, incrementLow);
    }

    private void add(long high, long low) {
        long sum = stateLow + low;
        stateHigh += high + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        stateLow = sum;
    }

    private static long join(int low, int high) {
        return Integer.toUnsignedLong(low) | (long) high << 32;
    }
}
