package dev.tagloop.core.combination;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.ScoredSpan;
import java.util.List;

/**
 * What one annotator or model says of a document.
 *
 * @param weight how much it counts, 0 or more
 * @param spans with scores that should be calibrated, see {@link ScoreCalibration}; 1 for a person's
 */
public record SpanVoice(double weight, List<ScoredSpan> spans) {

    /** @throws IllegalArgumentException if the weight is negative or no number */
    public SpanVoice {
        if (!(weight >= 0)) {
            throw new IllegalArgumentException("the weight of a voice is 0 or more, not " + weight);
        }
        spans = List.copyOf(spans);
    }

    /** A person, who is sure of every span. */
    public static SpanVoice of(double weight, List<LabeledSpan> spans) {
        return new SpanVoice(
                weight,
                spans.stream()
                        .map(span -> new ScoredSpan(span.span(), span.label(), 1))
                        .toList());
    }
}
