package dev.tagloop.learning.sampling;

import java.util.Objects;

/**
 * A task that may be labelled next. Two with one key are equal.
 *
 * @param key names it; unique in its pool
 * @param text what a person reads
 * @param tokens its length in words, what labelling it costs
 * @param scores what is known of it; null if nothing is
 */
public record Candidate(String key, String text, int tokens, TaskScores scores) {

    /** Checks that it has a name and a text. */
    public Candidate {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(text, "text");
        if (tokens < 0) {
            throw new IllegalArgumentException("a task has no " + tokens + " tokens");
        }
    }

    /** Whether this is known of it. */
    public boolean has(Need need) {
        return need.isMet(scores);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Candidate that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
