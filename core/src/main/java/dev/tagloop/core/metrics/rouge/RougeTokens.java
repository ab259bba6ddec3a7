package dev.tagloop.core.metrics.rouge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words that ROUGE compares: runs of ASCII letters and digits of the text in small letters. Other scripts have none,
 * as in the original: such texts score 0 whatever they say.
 */
final class RougeTokens {

    /** Shorter words are not stemmed. */
    private static final int STEMMED_FROM = 4;

    private final boolean stemming;

    RougeTokens(boolean stemming) {
        this.stemming = stemming;
    }

    List<String> of(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        List<String> tokens = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= small.length(); i++) {
            if (i < small.length() && isPart(small.charAt(i))) {
                continue;
            }
            if (i > start) {
                tokens.add(token(small.substring(start, i)));
            }
            start = i + 1;
        }
        return tokens;
    }

    /** The words of each line that holds something. */
    List<List<String>> ofLines(String text) {
        List<List<String>> lines = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\n'); start <= text.length(); end = text.indexOf('\n', start)) {
            int stop = end < 0 ? text.length() : end;
            if (stop > start) {
                lines.add(of(text.substring(start, stop)));
            }
            start = stop + 1;
        }
        return lines;
    }

    private String token(String word) {
        return stemming && word.length() >= STEMMED_FROM ? PorterStemmer.stem(word) : word;
    }

    private static boolean isPart(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }
}
