package dev.tagloop.core.rows;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What stands between the tokens of a text. Most languages have a blank there. Chinese and Japanese have none; which rows are Chinese or
 * Japanese tells the language, if it is known, else the script of most of their letters.
 */
public enum Joining {
    /** One blank between any two tokens. */
    BLANKS,
    /** Nothing. */
    NONE,
    /** Nothing beside Chinese and Japanese characters, a blank between others: the language is Chinese or Japanese. */
    CJK,
    /** As {@link #CJK} for rows whose letters are mostly Chinese or Japanese, as {@link #BLANKS} for others. */
    BY_SCRIPT;

    private static final Set<String> WITHOUT_BLANKS =
            Set.of("zh", "ja", "yue", "wuu", "gan", "lzh", "zho", "cmn", "jpn");
    private static final Set<String> LANGUAGES = Set.copyOf(Arrays.asList(Locale.getISOLanguages()));

    /** The joining for a configuration that may be named after a language, such as {@code en} or {@code zh-classical}. */
    public static Joining ofConfig(String name) {
        String language = name.toLowerCase(Locale.ROOT).split("[-_.]", 2)[0];
        if (WITHOUT_BLANKS.contains(language)) {
            return CJK;
        }
        return LANGUAGES.contains(language) ? BLANKS : BY_SCRIPT;
    }

    /** Whether there is a blank before each token; the first one says nothing. */
    boolean[] blanks(List<String> tokens) {
        boolean[] blanks = new boolean[tokens.size()];
        boolean cjk = this == CJK || this == BY_SCRIPT && CjkScript.isMostOf(tokens);
        boolean characters = cjk && CjkScript.areCharacters(tokens);
        for (int i = 1; i < blanks.length; i++) {
            blanks[i] = this != NONE && !characters && !(cjk && CjkScript.touches(tokens.get(i - 1), tokens.get(i)));
        }
        return blanks;
    }
}
