package dev.tagloop.core.reliability;

import dev.tagloop.core.span.ScoredSpan;
import java.util.List;
import java.util.Optional;

/**
 * Which spans are likely true, and how reliable each annotator is.
 *
 * @param spans for each document the estimated spans on word edges, scored by the mean probability of their words' tags
 * @param annotators by name
 */
public record SpanTruthEstimate(List<List<ScoredSpan>> spans, List<SpanReliability> annotators) {

    /** Copies the lists. */
    public SpanTruthEstimate {
        spans = spans.stream().map(List::copyOf).toList();
        annotators = List.copyOf(annotators);
    }

    /** What was learned about an annotator, if there is one of that name. */
    public Optional<SpanReliability> annotator(String name) {
        return annotators.stream().filter(one -> one.annotator().equals(name)).findFirst();
    }
}
