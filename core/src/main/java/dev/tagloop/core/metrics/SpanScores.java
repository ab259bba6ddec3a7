package dev.tagloop.core.metrics;

import dev.tagloop.core.span.LabeledSpan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Scores labelled spans directly, without tokens: a prediction is right when start, end and label all agree. A span that
 * is listed twice in a document counts once.
 */
public final class SpanScores {

    private SpanScores() {}

    /**
     * Scores predictions of several documents.
     *
     * @param gold the labelled spans, one list a document
     * @param predicted the predicted spans of the same documents in the same order
     * @throws IllegalArgumentException if the numbers of documents differ
     */
    public static ScoreReport compare(List<List<LabeledSpan>> gold, List<List<LabeledSpan>> predicted) {
        requireSameDocuments(gold, predicted);
        Map<String, Counts> counts = new HashMap<>();
        for (int i = 0; i < gold.size(); i++) {
            Set<LabeledSpan> goldSpans = new HashSet<>(gold.get(i));
            for (LabeledSpan span : goldSpans) {
                counts.merge(span.label(), new Counts(0, 0, 1), Counts::plus);
            }
            for (LabeledSpan span : new HashSet<>(predicted.get(i))) {
                counts.merge(span.label(), new Counts(goldSpans.contains(span) ? 1 : 0, 1, 0), Counts::plus);
            }
        }
        return ScoreReport.of(counts, 0);
    }

    /**
     * What is right in each document over all labels, for those who draw documents.
     *
     * @param gold the labelled spans, one list a document
     * @param predicted the predicted spans of the same documents in the same order
     * @throws IllegalArgumentException if the numbers of documents differ
     */
    public static List<Counts> byDocument(List<List<LabeledSpan>> gold, List<List<LabeledSpan>> predicted) {
        requireSameDocuments(gold, predicted);
        return IntStream.range(0, gold.size())
                .mapToObj(i ->
                        compare(List.of(gold.get(i)), List.of(predicted.get(i))).total())
                .toList();
    }

    static void requireSameDocuments(List<?> gold, List<?> predicted) {
        if (gold.size() != predicted.size()) {
            throw new IllegalArgumentException(
                    gold.size() + " documents are labelled but " + predicted.size() + " predicted");
        }
    }
}
