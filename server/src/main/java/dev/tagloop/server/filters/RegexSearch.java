package dev.tagloop.server.filters;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/**
 * A search by a user's regular expression. No database is asked for it: their engines take time without bounds, and differ. The tasks are
 * searched here, by an engine whose time grows with the length of the text alone, and their ids are bound.
 *
 * @param parameter the name under which the ids are bound
 * @param value the SQL expression that gives the searched text
 */
record RegexSearch(String parameter, String value, Pattern pattern) {
    /** Length times repetitions: what an expression like {@code (a{99}){99}} makes of memory and time. */
    private static final long MOST_STEPS = 5000;

    /** The expression, unless it is broken: then it matches nothing. @throws dev.tagloop.server.http.ApiException 400 for one too costly */
    static Optional<Pattern> compile(String expression) {
        if (expression.length() * repetitions(expression) > MOST_STEPS) {
            throw Values.unusable(
                    "This regular expression is too long, or repeats too much: shorten it or its {counts}.");
        }
        try {
            return Optional.of(Pattern.compile(expression));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /** All counts in braces multiplied, as if each stood inside the one before. */
    private static long repetitions(String expression) {
        long product = 1;
        java.util.regex.Matcher counts = COUNT.matcher(expression);
        while (counts.find() && product <= MOST_STEPS) {
            String most = counts.group(2) == null || counts.group(2).isEmpty() ? counts.group(1) : counts.group(2);
            product *= most.length() > 4 ? MOST_STEPS : Math.max(1, Long.parseLong(most));
        }
        return product;
    }

    private static final java.util.regex.Pattern COUNT = java.util.regex.Pattern.compile("\\{(\\d+)(?:,(\\d*))?\\}");
}
