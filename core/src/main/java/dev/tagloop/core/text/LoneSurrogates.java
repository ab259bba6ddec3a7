package dev.tagloop.core.text;

/**
 * Replaces surrogates without a partner by U+FFFD. UTF-8 cannot hold them and tokenizers count them differently, so
 * every text is cleaned once, at import; the number of code points and of UTF-16 units stays the same, so offsets do too.
 */
public final class LoneSurrogates {

    private static final char REPLACEMENT = '\uFFFD';

    private LoneSurrogates() {}

    /**
     * A cleaned text.
     *
     * @param text the text without lone surrogates; the very same string if there was none
     * @param count how many were replaced
     */
    public record Cleaned(String text, int count) {}

    /** Whether there is a lone surrogate in {@code text}. */
    public static boolean isIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isSurrogate(unit)) {
                boolean pair = Character.isHighSurrogate(unit)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    /** Replaces each lone surrogate of {@code text}. */
    public static Cleaned replace(String text) {
        char[] units = null;
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (!Character.isSurrogate(unit)) {
                continue;
            }
            if (Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            if (units == null) {
                units = text.toCharArray();
            }
            units[i] = REPLACEMENT;
            count++;
        }
        return new Cleaned(units == null ? text : new String(units), count);
    }
}
