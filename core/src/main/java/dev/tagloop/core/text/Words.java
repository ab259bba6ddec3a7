package dev.tagloop.core.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a text of any language into words for token labels: a run of letters, digits and their marks is a word; every other
 * visible character, and every character of a script that puts no blanks between words (Chinese, Japanese, Thai, …), is one
 * by itself. What a reader sees as one character, such as an emoji family, is never cut. Words never overlap, and only
 * blanks, controls and other invisible characters lie outside them.
 */
public final class Words {

    private Words() {}

    /** Where the words lie, in their order. */
    public static List<CodePointSpan> of(Text text) {
        String value = text.value();
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(value);
        List<CodePointSpan> words = new ArrayList<>();
        int open = -1;
        int start = clusters.first();
        for (int end = clusters.next(); end != BreakIterator.DONE; start = end, end = clusters.next()) {
            boolean joins = joins(value, start, end);
            if (open >= 0 && !joins) {
                words.add(text.toCodePoints(new Utf16Span(open, start)));
                open = -1;
            }
            if (joins) {
                open = open < 0 ? start : open;
            } else if (isVisible(value, start, end)) {
                words.add(text.toCodePoints(new Utf16Span(start, end)));
            }
        }
        if (open >= 0) {
            words.add(text.toCodePoints(new Utf16Span(open, value.length())));
        }
        return words;
    }

    /** Whether a character belongs to a longer word: by what it begins with, since marks follow their letter. */
    private static boolean joins(String value, int start, int end) {
        int first = value.codePointAt(start);
        if (Character.charCount(first) < end - start && isEmoji(value, start, end)) {
            return false;
        }
        return (Character.isLetterOrDigit(first) || isMark(first)) && !standsAlone(first);
    }

    /** A digit or letter with a variation selector that makes an emoji of it, such as a keycap. */
    private static boolean isEmoji(String value, int start, int end) {
        return value.substring(start, end).indexOf('\uFE0F') >= 0;
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean standsAlone(int codePoint) {
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, BOPOMOFO, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    private static boolean isVisible(String value, int start, int end) {
        return value.substring(start, end).codePoints().anyMatch(Words::isVisible);
    }

    private static boolean isVisible(int codePoint) {
        int type = Character.getType(codePoint);
        return !Character.isWhitespace(codePoint)
                && !Character.isSpaceChar(codePoint)
                && type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.UNASSIGNED;
    }
}
