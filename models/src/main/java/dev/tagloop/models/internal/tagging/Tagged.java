package dev.tagloop.models.internal.tagging;

import dev.tagloop.core.text.CodePointSpan;

/**
 * A token, word or group with one label.
 *
 * @param index position of the (first) token in the encoded sequence
 * @param span where in the text; null where the tokenizer knows no offsets
 */
public record Tagged(int index, String label, float score, String word, CodePointSpan span) {

    /** The span of everything from {@code first} to {@code last}. */
    static CodePointSpan join(CodePointSpan first, CodePointSpan last) {
        return first == null || last == null
                ? null
                : new CodePointSpan(first.start(), Math.max(first.start(), last.end()));
    }
}
