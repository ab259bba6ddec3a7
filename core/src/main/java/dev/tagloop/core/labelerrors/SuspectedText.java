package dev.tagloop.core.labelerrors;

import java.util.List;

/**
 * A text whose labels should be looked at again.
 *
 * @param document its place in the list
 * @param score how likely a label of it is wrong, 0 to 1
 * @param spans what is suspected, the likeliest first; may be empty where the model is in doubt but would not say otherwise
 */
public record SuspectedText(int document, double score, List<SuspectedSpan> spans) {

    /** Copies the spans. */
    public SuspectedText {
        spans = List.copyOf(spans);
    }
}
