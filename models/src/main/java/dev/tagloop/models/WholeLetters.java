package dev.tagloop.models;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;

/**
 * Lets spans end after the accents of their last letter: tokenizers that compose or drop accents say that a token ends
 * before them.
 */
final class WholeLetters {
    /** The marks of half-width Japanese syllables, which compatibility normalization joins to them too. */
    private static final int HALF_WIDTH_VOICED = 0xff9e;

    private static final int HALF_WIDTH_SEMI_VOICED = 0xff9f;

    private WholeLetters() {}

    /**
     * The span with the combining marks that follow it.
     *
     * @param limit where it must end at the latest, such as the start of the next one
     */
    static CodePointSpan of(Text text, CodePointSpan span, int limit) {
        int end = span.end();
        while (span.length() > 0 && end < limit && isMark(text, end)) {
            end++;
        }
        return end == span.end() ? span : new CodePointSpan(span.start(), end);
    }

    private static boolean isMark(Text text, int at) {
        int letter = text.slice(new CodePointSpan(at, at + 1)).codePointAt(0);
        if (letter == HALF_WIDTH_VOICED || letter == HALF_WIDTH_SEMI_VOICED) {
            return true;
        }
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }
}
