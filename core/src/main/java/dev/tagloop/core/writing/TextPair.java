package dev.tagloop.core.writing;

import java.util.List;
import java.util.Objects;

/**
 * A text and what is to be written from it.
 *
 * @param source what is read, never normalised
 * @param targets what may be written, the first one foremost: training learns the first, measures take the one that fits
 *     best. Summaries of several people are several targets
 */
public record TextPair(String source, List<String> targets) {

    /** @throws IllegalArgumentException without a target */
    public TextPair {
        Objects.requireNonNull(source, "source");
        targets = List.copyOf(targets);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException(
                    "a text without anything to write cannot be learned from: give each source at least one target");
        }
    }

    /** A pair with one target. */
    public static TextPair of(String source, String target) {
        return new TextPair(source, List.of(target));
    }

    /** The target that training learns. */
    public String target() {
        return targets.getFirst();
    }
}
