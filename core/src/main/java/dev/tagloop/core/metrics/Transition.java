package dev.tagloop.core.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * A rule about two neighbouring tags.
 *
 * @param previous letter of the first tag; {@code *} for any
 * @param next letter of the second tag; {@code *} for any
 * @param when what it asks of the two types
 */
record Transition(char previous, char next, When when) {

    /** What a rule asks of the two types. */
    enum When {
        ANY,
        SAME_TYPE,
        OTHER_TYPE
    }

    /** Rules from pairs such as {@code "BI", SAME_TYPE}. */
    static List<Transition> set(Object... lettersAndWhen) {
        List<Transition> rules = new ArrayList<>();
        for (int i = 0; i < lettersAndWhen.length; i += 2) {
            String letters = (String) lettersAndWhen[i];
            rules.add(new Transition(letters.charAt(0), letters.charAt(1), (When) lettersAndWhen[i + 1]));
        }
        return List.copyOf(rules);
    }

    static boolean anyMatches(List<Transition> rules, Scheme.Token first, Scheme.Token second) {
        return rules.stream().anyMatch(rule -> rule.matches(first, second));
    }

    private boolean matches(Scheme.Token first, Scheme.Token second) {
        return (previous == '*' || previous == first.letter())
                && (next == '*' || next == second.letter())
                && (when == When.ANY || (when == When.SAME_TYPE) == first.type().equals(second.type()));
    }
}
