package dev.tagloop.core.text;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * Boundaries between what a reader sees as one character: extended grapheme clusters of Unicode Standard Annex 29, so
 * that no label cuts an emoji family, a flag, a letter from its accent, or CR from LF.
 */
public final class Graphemes {

    private Graphemes() {}

    /**
     * Widens a span to whole grapheme clusters; an empty span inside a cluster becomes the empty span before it.
     *
     * @throws IndexOutOfBoundsException if the span ends behind the text
     */
    public static Utf16Span snap(Text text, Utf16Span span) {
        int length = text.value().length();
        if (span.end() > length) {
            throw new IndexOutOfBoundsException(
                    "span " + span + " ends behind the text of " + length + " UTF-16 units");
        }
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text.value());
        int start = isEdge(clusters, span.start(), length) ? span.start() : clusters.preceding(span.start());
        if (span.isEmpty()) {
            return new Utf16Span(start, start);
        }
        int end = isEdge(clusters, span.end(), length) ? span.end() : clusters.following(span.end());
        return new Utf16Span(start, end);
    }

    /**
     * Widens a span in code points to whole grapheme clusters.
     *
     * @throws IndexOutOfBoundsException if the span ends behind the text
     */
    public static CodePointSpan snap(Text text, CodePointSpan span) {
        return text.toCodePoints(snap(text, text.toUtf16(span)));
    }

    private static boolean isEdge(BreakIterator clusters, int unit, int length) {
        return unit == 0 || unit == length || clusters.isBoundary(unit);
    }
}
