package dev.tagloop.core.metrics;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.text.CodePointOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * In what way predicted spans are wrong. Each labelled span is paired with at most one predicted one and the other way
 * round: first equal ones, then those with equal borders, then overlapping ones with the same label, then any that
 * overlap (the kinds of error of MUC-5 and SemEval-2013 task 9).
 *
 * @param correct right place and label
 * @param wrongType right place, wrong label
 * @param wrongBorders overlapping place, right label
 * @param wrongBoth overlapping place, wrong label
 * @param missing labelled, nothing predicted there
 * @param spurious predicted, nothing labelled there
 * @param confusion how often a labelled type (outer key) met a predicted one (inner key) in a pair of any kind; equal
 *     types on the diagonal, {@link #NONE} for a missing or spurious partner
 */
public record SpanErrors(
        int correct,
        int wrongType,
        int wrongBorders,
        int wrongBoth,
        int missing,
        int spurious,
        SortedMap<String, SortedMap<String, Integer>> confusion) {

    /** Stands in the confusion for "no span here". */
    public static final String NONE = "-";

    /** Keeps the confusion unmodifiable. */
    public SpanErrors {
        confusion = Collections.unmodifiableSortedMap(confusion);
    }

    /**
     * Compares predictions of several documents.
     *
     * @param gold the labelled spans, one list a document
     * @param predicted the predicted spans of the same documents in the same order
     * @throws IllegalArgumentException if the numbers of documents differ
     */
    public static SpanErrors compare(List<List<LabeledSpan>> gold, List<List<LabeledSpan>> predicted) {
        SpanScores.requireSameDocuments(gold, predicted);
        Tally tally = new Tally();
        for (int i = 0; i < gold.size(); i++) {
            tally.addDocument(gold.get(i), predicted.get(i));
        }
        return tally.result();
    }

    /** Spans that a person correcting the predictions has to add, change or remove. */
    public int toTouch() {
        return wrongType + wrongBorders + wrongBoth + missing + spurious;
    }

    private static final class Tally {

        private final SortedMap<String, SortedMap<String, Integer>> confusion =
                new TreeMap<>(CodePointOrder.COMPARATOR);
        private int correct;
        private int wrongType;
        private int wrongBorders;
        private int wrongBoth;
        private int missing;
        private int spurious;

        void addDocument(List<LabeledSpan> goldSpans, List<LabeledSpan> predictedSpans) {
            List<LabeledSpan> gold = sorted(goldSpans);
            List<LabeledSpan> predicted = sorted(predictedSpans);
            correct += pair(gold, predicted, LabeledSpan::equals);
            wrongType += pair(gold, predicted, (g, p) -> g.span().equals(p.span()));
            wrongBorders += pair(
                    gold,
                    predicted,
                    (g, p) -> g.label().equals(p.label()) && g.span().overlaps(p.span()));
            wrongBoth += pair(gold, predicted, (g, p) -> g.span().overlaps(p.span()));
            missing += gold.size();
            spurious += predicted.size();
            gold.forEach(span -> count(span.label(), NONE));
            predicted.forEach(span -> count(NONE, span.label()));
        }

        SpanErrors result() {
            return new SpanErrors(correct, wrongType, wrongBorders, wrongBoth, missing, spurious, confusion);
        }

        /** Pairs what matches, from left to right, and takes the pairs out of both lists. */
        private int pair(
                List<LabeledSpan> gold, List<LabeledSpan> predicted, BiPredicate<LabeledSpan, LabeledSpan> matches) {
            int before = gold.size();
            gold.removeIf(goldSpan -> {
                for (LabeledSpan candidate : predicted) {
                    if (matches.test(goldSpan, candidate)) {
                        predicted.remove(candidate);
                        count(goldSpan.label(), candidate.label());
                        return true;
                    }
                }
                return false;
            });
            return before - gold.size();
        }

        private void count(String gold, String predicted) {
            confusion
                    .computeIfAbsent(gold, key -> new TreeMap<>(CodePointOrder.COMPARATOR))
                    .merge(predicted, 1, Integer::sum);
        }

        private static List<LabeledSpan> sorted(List<LabeledSpan> spans) {
            List<LabeledSpan> sorted = new ArrayList<>(new LinkedHashSet<>(spans));
            sorted.sort((left, right) -> left.span().compareTo(right.span()));
            return sorted;
        }
    }
}
