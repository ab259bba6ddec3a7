package dev.tagloop.core.span;

import dev.tagloop.core.text.CodePointSpan;
import java.util.Objects;

/**
 * A predicted stretch of text.
 *
 * @param span where, in code points of the text
 * @param label the label's name without any prefix such as {@code B-}
 * @param score the model's confidence, 0 to 1
 */
public record ScoredSpan(CodePointSpan span, String label, double score) {

    /** Checks that span and label are there. */
    public ScoredSpan {
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(label, "label");
    }

    /** The prediction without its score. */
    public LabeledSpan withoutScore() {
        return new LabeledSpan(span, label);
    }
}
