package dev.tagloop.core.labelerrors;

import dev.tagloop.core.span.LabeledSpan;
import java.util.Optional;

/**
 * A span that is likely labelled wrong.
 *
 * @param kind in what way
 * @param given the label as it stands; empty where one is missing
 * @param suggested what it should likely be; empty where it should go
 * @param score how likely it is wrong, 0 to 1
 */
public record SuspectedSpan(Kind kind, Optional<LabeledSpan> given, Optional<LabeledSpan> suggested, double score) {

    /** Ways to be wrong. */
    public enum Kind {
        /** The place holds something of another label. */
        WRONG_TYPE,
        /** The label is right, a border is not. */
        BOUNDARY,
        /** Something there was not labelled. */
        MISSING,
        /** Nothing is there. */
        SPURIOUS
    }
}
