package dev.tagloop.core.split;

/**
 * Turns a seed into well mixed words, as NumPy's {@code SeedSequence} (O'Neill's {@code seed_seq_fe128}). All
 * arithmetic is modulo 2^32, which Java's {@code int} gives.
 */
final class SeedSequence {

    private static final int POOL_SIZE = 4;
    private static final int INIT_A = 0x43B0D7E5;
    private static final int MULT_A = 0x931E8875;
    private static final int INIT_B = 0x8B51F9DD;
    private static final int MULT_B = 0x58F38DED;
    private static final int MIX_LEFT = 0xCA01F9DD;
    private static final int MIX_RIGHT = 0x4973F715;

    private final int[] pool = new int[POOL_SIZE];
    private int hashConstant = INIT_A;

    /** Mixes a seed of 64 bits, not negative. */
    SeedSequence(long seed) {
        int[] entropy = {(int) seed, (int) (seed >>> 32)};
        for (int i = 0; i < POOL_SIZE; i++) {
            pool[i] = hash(i < entropy.length ? entropy[i] : 0);
        }
        for (int source = 0; source < POOL_SIZE; source++) {
            for (int target = 0; target < POOL_SIZE; target++) {
                if (source != target) {
                    pool[target] = mix(pool[target], hash(pool[source]));
                }
            }
        }
    }

    /** The mixed pool, for the test against recorded values. */
    int[] pool() {
        return pool.clone();
    }

    /** The first {@code count} words of 32 bits. */
    int[] words(int count) {
        int[] words = new int[count];
        int constant = INIT_B;
        for (int i = 0; i < count; i++) {
            int value = pool[i % POOL_SIZE] ^ constant;
            constant *= MULT_B;
            value *= constant;
            words[i] = value ^ value >>> 16;
        }
        return words;
    }

    private int hash(int value) {
        int mixed = value ^ hashConstant;
        hashConstant *= MULT_A;
        mixed *= hashConstant;
        return mixed ^ mixed >>> 16;
    }

    private static int mix(int left, int right) {
        int result = MIX_LEFT * left - MIX_RIGHT * right;
        return result ^ result >>> 16;
    }
}
