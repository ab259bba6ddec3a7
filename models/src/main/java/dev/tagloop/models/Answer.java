package dev.tagloop.models;

import dev.tagloop.core.text.CodePointSpan;

/**
 * An answer that a model found in a text.
 *
 * @param text the answer as it stands in the text; empty for the answer that there is none
 * @param score how likely it is; equal answers at several places add up, so that it may go a little over 1
 * @param span where it stands; the empty span at 0 where there is none
 */
public record Answer(String text, double score, CodePointSpan span) {

    /** Whether this says that the text holds no answer. */
    public boolean isImpossible() {
        return text.isEmpty() && span.length() == 0;
    }
}
