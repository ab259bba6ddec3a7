package dev.tagloop.core.rows;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.List;

/** The characters of the scripts that put no blanks between words. */
final class CjkScript {
    private CjkScript() {}

    /** Whether most letters of the tokens are of these scripts. */
    static boolean isMostOf(List<String> tokens) {
        long letters = 0;
        long ours = 0;
        for (String token : tokens) {
            letters += token.codePoints().filter(Character::isLetter).count();
            ours += token.codePoints()
                    .filter(point -> Character.isLetter(point) && is(point))
                    .count();
        }
        return ours * 2 > letters;
    }

    /** Whether every token is one character, as where texts were cut without knowing words. */
    static boolean areCharacters(List<String> tokens) {
        return tokens.stream().allMatch(token -> token.codePointCount(0, token.length()) <= 1);
    }

    /** Whether one of two neighbours shows such a character to the other. */
    static boolean touches(String left, String right) {
        return !left.isEmpty() && is(left.codePointBefore(left.length()))
                || !right.isEmpty() && is(right.codePointAt(0));
    }

    private static boolean is(int point) {
        UnicodeScript script = UnicodeScript.of(point);
        if (script == UnicodeScript.HAN
                || script == UnicodeScript.HIRAGANA
                || script == UnicodeScript.KATAKANA
                || script == UnicodeScript.BOPOMOFO) {
            return true;
        }
        UnicodeBlock block = UnicodeBlock.of(point);
        return script == UnicodeScript.COMMON
                && (block == UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION
                        || block == UnicodeBlock.KATAKANA
                        || block == UnicodeBlock.CJK_COMPATIBILITY_FORMS
                        || block == UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS);
    }
}
