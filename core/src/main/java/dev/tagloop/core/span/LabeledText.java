package dev.tagloop.core.span;

import dev.tagloop.core.text.Text;
import java.util.List;
import java.util.Objects;

/**
 * One document with its labels: what training, evaluation and conversion pass around.
 *
 * @param text the document as it was imported, never normalised
 * @param spans its labels in the order given, in code points of {@code text}; they may overlap or be empty in number
 */
public record LabeledText(String text, List<LabeledSpan> spans) {

    /** @throws IllegalArgumentException if a span is empty or ends behind the text */
    public LabeledText {
        Objects.requireNonNull(text, "text");
        spans = List.copyOf(spans);
        int length = text.codePointCount(0, text.length());
        for (LabeledSpan span : spans) {
            if (span.span().isEmpty() || span.span().end() > length) {
                throw new IllegalArgumentException("span " + span + " does not lie in the text of " + length
                        + " code points; spans are counted in code points and hold at least one");
            }
        }
    }

    /** The text with its offset index. */
    public Text asText() {
        return Text.of(text);
    }
}
