package dev.tagloop.core.metrics;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.text.CodePointOrder;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * In what way predicted spans are wrong: each labelled span is paired with at most one predicted one, and the other way round, as
 * {@link SpanPairs} does it (the kinds of error of MUC-5 and SemEval-2013 task 9).
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
        private final Map<SpanPairs.Kind, Integer> kinds = new EnumMap<>(SpanPairs.Kind.class);

        void addDocument(List<LabeledSpan> gold, List<LabeledSpan> predicted) {
            for (SpanPairs.Pair pair : SpanPairs.of(gold, predicted).pairs()) {
                kinds.merge(pair.kind(), 1, Integer::sum);
                count(label(pair.first()), label(pair.second()));
            }
        }

        SpanErrors result() {
            return new SpanErrors(
                    number(SpanPairs.Kind.EQUAL),
                    number(SpanPairs.Kind.OTHER_LABEL),
                    number(SpanPairs.Kind.OTHER_BORDERS),
                    number(SpanPairs.Kind.OTHER_BOTH),
                    number(SpanPairs.Kind.FIRST_ONLY),
                    number(SpanPairs.Kind.SECOND_ONLY),
                    confusion);
        }

        private int number(SpanPairs.Kind kind) {
            return kinds.getOrDefault(kind, 0);
        }

        private static String label(Optional<LabeledSpan> span) {
            return span.map(LabeledSpan::label).orElse(NONE);
        }

        private void count(String gold, String predicted) {
            confusion
                    .computeIfAbsent(gold, key -> new TreeMap<>(CodePointOrder.COMPARATOR))
                    .merge(predicted, 1, Integer::sum);
        }
    }
}
