package dev.tagloop.core.span;

import dev.tagloop.core.text.CodePointSpan;
import java.util.Objects;

/**
 * A stretch of text with its label, such as 0..5 PER.
 *
 * @param span where, in code points of the text
 * @param label the label's name without any prefix such as {@code B-}
 */
public record LabeledSpan(CodePointSpan span, String label) {

    /** Checks that both parts are there. */
    public LabeledSpan {
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(label, "label");
    }

    @Override
    public String toString() {
        return span + " " + label;
    }
}
