package dev.tagloop.learning.snapshot;

import dev.tagloop.core.metrics.SpanPairs;
import dev.tagloop.core.span.LabeledSpan;
import java.util.Optional;

/**
 * What became of a labelled span from one snapshot to a later one.
 *
 * @param kind what happened
 * @param former the span as it was; empty if it is new
 * @param latter the span as it is; empty if it is gone
 */
public record SpanChange(Kind kind, Optional<LabeledSpan> former, Optional<LabeledSpan> latter) {

    /** What can happen to a span. */
    public enum Kind {
        /** It is new. */
        ADDED,
        /** It has another label. */
        RELABELLED,
        /** It has other borders. */
        MOVED,
        /** It has other borders and another label. */
        REPLACED,
        /** It is gone. */
        DELETED
    }

    /** The change that a pair shows; empty if both are equal. */
    static Optional<SpanChange> of(SpanPairs.Pair pair) {
        return kind(pair.kind()).map(kind -> new SpanChange(kind, pair.first(), pair.second()));
    }

    private static Optional<Kind> kind(SpanPairs.Kind pair) {
        return switch (pair) {
            case EQUAL -> Optional.empty();
            case OTHER_LABEL -> Optional.of(Kind.RELABELLED);
            case OTHER_BORDERS -> Optional.of(Kind.MOVED);
            case OTHER_BOTH -> Optional.of(Kind.REPLACED);
            case FIRST_ONLY -> Optional.of(Kind.DELETED);
            case SECOND_ONLY -> Optional.of(Kind.ADDED);
        };
    }
}
