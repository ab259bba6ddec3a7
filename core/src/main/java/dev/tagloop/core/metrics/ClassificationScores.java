package dev.tagloop.core.metrics;

import dev.tagloop.core.text.CodePointOrder;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Scores of labels of whole texts, counted as scikit-learn does.
 *
 * @param texts number of texts
 * @param accuracy share of texts whose labels are exactly those predicted; for several labels a text that is the subset accuracy
 * @param labels precision, recall and F1 per label, micro, macro over the labels that were given or predicted, and weighted
 * @param confusion how often a text of the one label (outer key) was given the other (inner key); of texts with several labels each pair of a
 *     missed and a wrong label counts, {@link SpanErrors#NONE} standing for no partner
 */
public record ClassificationScores(
        int texts, double accuracy, ScoreReport labels, SortedMap<String, SortedMap<String, Integer>> confusion) {

    /** Keeps the confusion unmodifiable. */
    public ClassificationScores {
        confusion = Collections.unmodifiableSortedMap(confusion);
    }

    /**
     * Compares predictions.
     *
     * @param gold the labels of each text; one that is listed twice counts once
     * @param predicted the predicted labels of the same texts in the same order
     * @throws IllegalArgumentException if the numbers of texts differ
     */
    public static ClassificationScores compare(List<List<String>> gold, List<List<String>> predicted) {
        SpanScores.requireSameDocuments(gold, predicted);
        Map<String, Counts> counts = new HashMap<>();
        SortedMap<String, SortedMap<String, Integer>> confusion = new TreeMap<>(CodePointOrder.COMPARATOR);
        int right = 0;
        for (int i = 0; i < gold.size(); i++) {
            Set<String> wanted = new HashSet<>(gold.get(i));
            Set<String> found = new HashSet<>(predicted.get(i));
            right += wanted.equals(found) ? 1 : 0;
            wanted.forEach(label -> counts.merge(label, new Counts(0, 0, 1), Counts::plus));
            found.forEach(label -> counts.merge(label, new Counts(wanted.contains(label) ? 1 : 0, 1, 0), Counts::plus));
            confuse(wanted, found, confusion);
        }
        double accuracy = gold.isEmpty() ? Double.NaN : (double) right / gold.size();
        return new ClassificationScores(gold.size(), accuracy, ScoreReport.of(counts, 0), confusion);
    }

    private static void confuse(
            Set<String> wanted, Set<String> found, SortedMap<String, SortedMap<String, Integer>> confusion) {
        Set<String> missed = new HashSet<>(wanted);
        missed.removeAll(found);
        Set<String> wrong = new HashSet<>(found);
        wrong.removeAll(wanted);
        for (String label : wanted) {
            if (found.contains(label)) {
                count(confusion, label, label);
            }
        }
        if (missed.isEmpty()) {
            wrong.forEach(label -> count(confusion, SpanErrors.NONE, label));
        } else if (wrong.isEmpty()) {
            missed.forEach(label -> count(confusion, label, SpanErrors.NONE));
        } else {
            missed.forEach(label -> wrong.forEach(other -> count(confusion, label, other)));
        }
    }

    private static void count(SortedMap<String, SortedMap<String, Integer>> confusion, String gold, String predicted) {
        confusion
                .computeIfAbsent(gold, key -> new TreeMap<>(CodePointOrder.COMPARATOR))
                .merge(predicted, 1, Integer::sum);
    }
}
