package dev.tagloop.core.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a text into sentences: at the ends of sentences that Unicode's rules find, and at every line break, since titles,
 * list items and turns of a chat have no full stop. No sentence is blank or has blanks at its ends.
 */
public final class Sentences {

    private Sentences() {}

    /** Where the sentences lie, in their order. */
    public static List<CodePointSpan> of(Text text) {
        String value = text.value();
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(value);
        List<CodePointSpan> sentences = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            lines(text, start, end, sentences);
        }
        return sentences;
    }

    private static void lines(Text text, int from, int to, List<CodePointSpan> sentences) {
        String value = text.value();
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || isLineBreak(value.charAt(i))) {
                stripped(text, start, i, sentences);
                start = i + 1;
            }
        }
    }

    private static void stripped(Text text, int from, int to, List<CodePointSpan> sentences) {
        String value = text.value();
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(value.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(value.charAt(end - 1))) {
            end--;
        }
        if (start < end) {
            sentences.add(text.toCodePoints(new Utf16Span(start, end)));
        }
    }

    private static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
    }
}
