package dev.tagloop.core.metrics;

import dev.tagloop.core.span.LabeledSpan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Two labellings of one text, span by span. Each span is paired with at most one of the other side: first equal ones, then those with equal
 * borders, then overlapping ones with the same label, then any that overlap.
 *
 * @param pairs all spans of both sides, each once: the pairs by kind, then what has no partner
 */
public record SpanPairs(List<Pair> pairs) {

    /** How two spans differ, or which of them is missing. */
    public enum Kind {
        /** Same place and label. */
        EQUAL,
        /** Same place, another label. */
        OTHER_LABEL,
        /** Overlapping place, same label. */
        OTHER_BORDERS,
        /** Overlapping place, another label. */
        OTHER_BOTH,
        /** On the first side alone. */
        FIRST_ONLY,
        /** On the second side alone. */
        SECOND_ONLY
    }

    /**
     * A span and its partner.
     *
     * @param kind how they differ
     * @param first that of the first side; empty if only the second has it
     * @param second that of the second side; empty if only the first has it
     */
    public record Pair(Kind kind, Optional<LabeledSpan> first, Optional<LabeledSpan> second) {}

    /** Copies the list. */
    public SpanPairs {
        pairs = List.copyOf(pairs);
    }

    /** Pairs the spans of one text; equal ones of a side count once. */
    public static SpanPairs of(List<LabeledSpan> first, List<LabeledSpan> second) {
        List<LabeledSpan> left = sorted(first);
        List<LabeledSpan> right = sorted(second);
        List<Pair> pairs = new ArrayList<>();
        pair(Kind.EQUAL, left, right, pairs, LabeledSpan::equals);
        pair(Kind.OTHER_LABEL, left, right, pairs, (a, b) -> a.span().equals(b.span()));
        pair(
                Kind.OTHER_BORDERS,
                left,
                right,
                pairs,
                (a, b) -> a.label().equals(b.label()) && a.span().overlaps(b.span()));
        pair(Kind.OTHER_BOTH, left, right, pairs, (a, b) -> a.span().overlaps(b.span()));
        left.forEach(span -> pairs.add(new Pair(Kind.FIRST_ONLY, Optional.of(span), Optional.empty())));
        right.forEach(span -> pairs.add(new Pair(Kind.SECOND_ONLY, Optional.empty(), Optional.of(span))));
        return new SpanPairs(pairs);
    }

    /** Pairs what matches, from left to right, and takes the pairs out of both lists. */
    private static void pair(
            Kind kind,
            List<LabeledSpan> left,
            List<LabeledSpan> right,
            List<Pair> pairs,
            BiPredicate<LabeledSpan, LabeledSpan> matches) {
        left.removeIf(span -> {
            for (LabeledSpan candidate : right) {
                if (matches.test(span, candidate)) {
                    right.remove(candidate);
                    pairs.add(new Pair(kind, Optional.of(span), Optional.of(candidate)));
                    return true;
                }
            }
            return false;
        });
    }

    private static List<LabeledSpan> sorted(List<LabeledSpan> spans) {
        List<LabeledSpan> sorted = new ArrayList<>(new LinkedHashSet<>(spans));
        sorted.sort((left, right) -> left.span().compareTo(right.span()));
        return sorted;
    }
}
