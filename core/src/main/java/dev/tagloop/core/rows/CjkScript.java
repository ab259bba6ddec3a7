package dev.tagloop.core.rows;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The characters of the scripts that put no blanks between words. */
final class CjkScript {
    private static final Set<UnicodeScript> SCRIPTS =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.BOPOMOFO);

    /** Where the marks stand that several scripts use. */
    private static final Set<UnicodeBlock> SHARED = Set.of(
            UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION,
            UnicodeBlock.KATAKANA,
            UnicodeBlock.CJK_COMPATIBILITY_FORMS,
            UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS);

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
        return SCRIPTS.contains(script) || script == UnicodeScript.COMMON && SHARED.contains(UnicodeBlock.of(point));
    }
}
