package dev.tagloop.learning.learner.mapping;

import java.util.Locale;
import java.util.Optional;

/** What becomes of a label for which the project has none. */
public enum Unmatched {
    /** It is left out. */
    DROP,
    /** It keeps its name where the project takes any label, because its labels come from the tasks; else it is left out. */
    KEEP,
    /** It becomes one given label. */
    ONE;

    /** As it is written: {@code drop}, {@code keep} or {@code one}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a word. */
    public static Optional<Unmatched> of(String word) {
        for (Unmatched value : values()) {
            if (value.word().equals(word)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
