package dev.tagloop.learning.learner.memory;

/**
 * Tells a name from a part of a longer one by what stands beside it: {@code Ohio} in {@code Ohio Savings}, {@code Lincoln} in {@code Abraham
 * Lincoln}, {@code Mbeki} in {@code Delacroix-Mbeki}. A capital at the beginning of a sentence tells nothing.
 */
final class LongerName {
    private static final String ENDS_SENTENCES = ".!?:…";

    private LongerName() {}

    /** Whether the stretch, in UTF-16 units, is likely to be such a part. */
    static boolean holds(String text, int start, int end) {
        return Character.isUpperCase(text.codePointAt(start)) && (goesOnBehind(text, end) || beganBefore(text, start));
    }

    private static boolean goesOnBehind(String text, int end) {
        return end + 1 < text.length() && joins(text.charAt(end)) && Character.isUpperCase(text.codePointAt(end + 1));
    }

    private static boolean beganBefore(String text, int start) {
        if (start < 2 || !joins(text.charAt(start - 1)) || !Character.isLetter(text.codePointBefore(start - 1))) {
            return false;
        }
        int word = start - 1;
        while (word > 0 && Character.isLetterOrDigit(text.codePointBefore(word))) {
            word -= Character.charCount(text.codePointBefore(word));
        }
        boolean capital = Character.isUpperCase(text.codePointAt(word));
        return capital && (text.charAt(start - 1) == '-' || !beginsSentence(text, word));
    }

    private static boolean joins(char unit) {
        return unit == ' ' || unit == '-';
    }

    private static boolean beginsSentence(String text, int word) {
        String before = text.substring(0, word).stripTrailing();
        return before.isEmpty() || ENDS_SENTENCES.indexOf(before.charAt(before.length() - 1)) >= 0;
    }
}
