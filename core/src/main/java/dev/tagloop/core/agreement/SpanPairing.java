package dev.tagloop.core.agreement;

import dev.tagloop.core.span.LabeledSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The spans of two annotators of one document side by side: each span meets at most one of the other. Pairs that share the
 * larger part are made first, those of one label before others of the same share; the outcome does not depend on who is left.
 *
 * @param pairs spans that overlap, by the left one's place
 * @param leftAlone what the right one has nothing for
 * @param rightAlone what the left one has nothing for
 */
public record SpanPairing(List<Pair> pairs, List<LabeledSpan> leftAlone, List<LabeledSpan> rightAlone) {

    /** Two overlapping spans. */
    public record Pair(LabeledSpan left, LabeledSpan right) {

        /** Code points that both hold, counted twice, by those of the two together: Dice's coefficient, 1 if they are equal. */
        public double share() {
            int common = Math.min(left.span().end(), right.span().end())
                    - Math.max(left.span().start(), right.span().start());
            return 2.0 * common / (left.span().length() + right.span().length());
        }

        /** Whether both have one label. */
        public boolean sameLabel() {
            return left.label().equals(right.label());
        }

        /** Whether both have one place. */
        public boolean samePlace() {
            return left.span().equals(right.span());
        }

        private int leftmost() {
            return left.span().start() + right.span().start();
        }

        private int width() {
            return left.span().length() + right.span().length();
        }
    }

    private static final Comparator<Pair> BEST_FIRST = Comparator.comparingDouble(Pair::share)
            .thenComparing(Pair::sameLabel)
            .reversed()
            .thenComparingInt(Pair::leftmost)
            .thenComparingInt(Pair::width);

    /** Pairs spans of any labels. */
    public static SpanPairing of(List<LabeledSpan> left, List<LabeledSpan> right) {
        return of(left, right, false);
    }

    /** Pairs spans of equal labels only. */
    public static SpanPairing ofEqualLabels(List<LabeledSpan> left, List<LabeledSpan> right) {
        return of(left, right, true);
    }

    private static SpanPairing of(List<LabeledSpan> left, List<LabeledSpan> right, boolean equalLabels) {
        LinkedHashSet<LabeledSpan> leftOpen = new LinkedHashSet<>(left);
        LinkedHashSet<LabeledSpan> rightOpen = new LinkedHashSet<>(right);
        List<Pair> candidates = new ArrayList<>();
        for (LabeledSpan a : leftOpen) {
            for (LabeledSpan b : rightOpen) {
                if (a.span().overlaps(b.span()) && (!equalLabels || a.label().equals(b.label()))) {
                    candidates.add(new Pair(a, b));
                }
            }
        }
        candidates.sort(BEST_FIRST);
        List<Pair> pairs = new ArrayList<>();
        for (Pair pair : candidates) {
            if (leftOpen.contains(pair.left()) && rightOpen.contains(pair.right())) {
                leftOpen.remove(pair.left());
                rightOpen.remove(pair.right());
                pairs.add(pair);
            }
        }
        pairs.sort(Comparator.comparing(pair -> pair.left().span()));
        return new SpanPairing(List.copyOf(pairs), List.copyOf(leftOpen), List.copyOf(rightOpen));
    }
}
