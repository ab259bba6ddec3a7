package dev.tagloop.core.labelconfig.lint;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** How messages speak of names that somebody wrote, and what that person probably meant. */
final class Words {
    private static final int LONGEST_QUOTE = 60;
    /** Beyond this a name is no misspelling of anything. */
    private static final int LONGEST_NAME = 40;
    /** So many candidates are looked at, so that a hostile text costs no more. */
    private static final int MOST_CANDIDATES = 1000;

    private Words() {}

    static String quote(String text) {
        return "\"" + shorten(text) + "\"";
    }

    static String tag(String type) {
        return "<" + shorten(type) + ">";
    }

    static String shorten(String text) {
        if (text.length() <= LONGEST_QUOTE) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_QUOTE - 1)) ? LONGEST_QUOTE - 1 : LONGEST_QUOTE;
        return text.substring(0, end) + "…";
    }

    static String count(long number, String singular, String plural) {
        return number + " " + (number == 1 ? singular : plural);
    }

    /** "Did you mean …?", or what to say where nothing is near. */
    static String didYouMean(String written, Collection<String> candidates, String otherwise) {
        return nearest(written, candidates)
                .map(near -> "Did you mean " + quote(near) + "?")
                .orElse(otherwise);
    }

    /** The candidate that differs by a few letters at most. */
    static Optional<String> nearest(String written, Collection<String> candidates) {
        if (written.isEmpty() || written.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        String nearest = null;
        int least = Math.max(1, written.length() / 3) + 1;
        int looked = 0;
        for (String candidate : candidates) {
            if (candidate.length() > LONGEST_NAME || candidate.equals(written)) {
                continue;
            }
            if (looked++ == MOST_CANDIDATES) {
                break;
            }
            int distance = distance(written.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** How many letters to change, add, drop or swap with their neighbour. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
