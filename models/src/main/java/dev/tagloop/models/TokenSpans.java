package dev.tagloop.models;

import ai.djl.huggingface.tokenizers.jni.CharSpan;
import dev.tagloop.core.text.CodePointSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Where tokens come from, as the tokenizers library reports it, without the blanks around them: byte-level BPE and
 * SentencePiece hang the blank before a word on the word's first token, and some files count it as the token's.
 */
final class TokenSpans {
    private TokenSpans() {}

    /**
     * The spans of all tokens; null for special ones. A token of blanks alone keeps them.
     *
     * @param codePoints the text that a token's span counts in, by the token's place
     * @throws IllegalStateException if a span lies outside
     */
    static List<CodePointSpan> of(CharSpan[] raw, IntFunction<int[]> codePoints) {
        List<CodePointSpan> spans = new ArrayList<>(raw.length);
        for (int i = 0; i < raw.length; i++) {
            spans.add(raw[i] == null ? null : trimmed(raw[i], codePoints.apply(i)));
        }
        return spans;
    }

    private static CodePointSpan trimmed(CharSpan span, int[] text) {
        int start = span.getStart();
        int end = span.getEnd();
        if (start < 0 || end < start || end > text.length) {
            throw new IllegalStateException("the tokenizer reports a token at " + start + " to " + end
                    + " of a text of " + text.length + " code points");
        }
        int first = start;
        while (first < end && isBlank(text[first])) {
            first++;
        }
        int last = end;
        while (last > first && isBlank(text[last - 1])) {
            last--;
        }
        return first == last ? new CodePointSpan(start, end) : new CodePointSpan(first, last);
    }

    private static boolean isBlank(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }
}
