package dev.tagloop.learning.internal;

import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Where words may begin and end in a text. No edge lies inside what a reader sees as one character. Where a script is written without blanks, any
 * character may begin a word, except inside a run of Katakana, which spells foreign words letter by letter.
 */
public final class WordEdges {
    /** The first character that can be joined with the one before it; of those below only CR and LF are joined. */
    private static final char FIRST_JOINING = '\u0300';

    private static final Set<UnicodeScript> WITHOUT_BLANKS = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.YI,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN);

    private final String text;
    /** Where characters as readers see them begin, in UTF-16 units; null where each unit is one. */
    private final BitSet clusters;

    private WordEdges(String text, BitSet clusters) {
        this.text = text;
        this.clusters = clusters;
    }

    /** The edges of a text. */
    public static WordEdges of(String text) {
        return new WordEdges(text, isPlain(text) ? null : clusters(text));
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(unit -> unit < FIRST_JOINING && unit != '\r');
    }

    private static BitSet clusters(String text) {
        BitSet starts = new BitSet(text.length() + 1);
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        for (int at = clusters.first(); at != BreakIterator.DONE; at = clusters.next()) {
            starts.set(at);
        }
        return starts;
    }

    /** Whether a word may begin or end before this UTF-16 unit. */
    public boolean at(int unit) {
        if (unit == 0 || unit == text.length()) {
            return true;
        }
        if (clusters != null && !clusters.get(unit)) {
            return false;
        }
        int before = text.codePointAt(clusters == null ? unit - 1 : clusters.previousSetBit(unit - 1));
        int after = text.codePointAt(unit);
        if (!isOfWord(before) || !isOfWord(after)) {
            return true;
        }
        if (isKatakana(before) && isKatakana(after)) {
            return false;
        }
        return isWithoutBlanks(before) || isWithoutBlanks(after);
    }

    /** Whether both ends of a stretch are edges. */
    public boolean enclose(int start, int end) {
        return at(start) && at(end);
    }

    /** The next edge behind one; the text's length at its end. */
    public int after(int unit) {
        int next = unit + 1;
        while (next < text.length() && !at(next)) {
            next++;
        }
        return Math.min(next, text.length());
    }

    /** Whether the script of a character puts no blanks between words. */
    public static boolean isWithoutBlanks(int codePoint) {
        return isKatakana(codePoint) || WITHOUT_BLANKS.contains(UnicodeScript.of(codePoint));
    }

    /** The marks that make a vowel long belong to no script, as other languages of the region use them too. */
    private static boolean isKatakana(int codePoint) {
        return codePoint == 0x30FC || codePoint == 0xFF70 || UnicodeScript.of(codePoint) == UnicodeScript.KATAKANA;
    }

    private static boolean isOfWord(int codePoint) {
        return Character.isLetterOrDigit(codePoint)
                || switch (Character.getType(codePoint)) {
                    case Character.CONNECTOR_PUNCTUATION,
                            Character.NON_SPACING_MARK,
                            Character.COMBINING_SPACING_MARK,
                            Character.ENCLOSING_MARK -> true;
                    default -> false;
                };
    }
}
