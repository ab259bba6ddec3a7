package dev.tagloop.models.internal.summary;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Sentences;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Words;
import java.util.List;

/**
 * A sentence of a text.
 *
 * @param span where it lies
 * @param value what it says
 * @param words how many words it has
 */
public record Sentence(CodePointSpan span, String value, int words) {

    /** The sentences of a text that hold a word, in their order. */
    public static List<Sentence> of(Text text) {
        return Sentences.of(text).stream()
                .map(span -> of(span, text.slice(span)))
                .filter(sentence -> sentence.words > 0)
                .toList();
    }

    private static Sentence of(CodePointSpan span, String value) {
        Text text = Text.of(value);
        long words = Words.of(text).stream()
                .filter(word -> Character.isLetterOrDigit(text.slice(word).codePointAt(0)))
                .count();
        return new Sentence(span, value, Math.toIntExact(words));
    }
}
