package dev.tagloop.learning.sampling;

/** A random number that belongs to a seed and a name: FNV-1a over the name, mixed as in SplitMix64 (Steele et al. 2014). */
public final class Ties {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    private Ties() {}

    /** The number, any 64 bits. */
    public static long of(long seed, String name) {
        long hash = OFFSET;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * PRIME;
        }
        return mix(hash + GAMMA * (seed + 1));
    }

    /** Bits spread over the whole word; one to one. */
    public static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
