package dev.tagloop.learning.registry;

/**
 * Which versions stay beside those that must.
 *
 * @param last so many of the newest
 * @param best so many of those with the highest F1 on texts that they had not learned from
 * @param named whether those stay whose labels somebody gave a name
 * @param archived whether those stay that were put aside
 */
public record RetentionPolicy(int last, int best, boolean named, boolean archived) {
    /** Checks the numbers: the newest version always stays. */
    public RetentionPolicy {
        if (last < 1 || best < 0) {
            throw new IllegalArgumentException(
                    "at least the newest version is kept, and not fewer than 0 of the best: " + last + ", " + best);
        }
    }
}
