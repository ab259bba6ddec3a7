package dev.tagloop.core.agreement;

import java.util.ArrayList;
import java.util.List;

/**
 * Whose agreement is meant: that of all raters, of one with all others, or of two.
 *
 * @param names none, one or two
 */
public record Raters(List<String> names) {
    /** Checks the number of names. */
    public Raters {
        names = List.copyOf(names);
        if (names.size() > 2) {
            throw new IllegalArgumentException("agreement is that of all, of one or of two raters, not of " + names);
        }
    }

    /** All with each other. */
    public static Raters all() {
        return new Raters(List.of());
    }

    /** One with all others. */
    public static Raters one(String name) {
        return new Raters(List.of(name));
    }

    /** Two with each other. */
    public static Raters two(String left, String right) {
        return new Raters(List.of(left, right));
    }

    /** Whether the agreement of these two is part of it. */
    boolean include(String left, String right) {
        return names.stream().allMatch(name -> name.equals(left) || name.equals(right));
    }

    /** The pairs of which it consists. */
    List<Raters> pairs(List<String> everybody) {
        List<Raters> pairs = new ArrayList<>();
        for (int a = 0; a < everybody.size(); a++) {
            for (int b = a + 1; b < everybody.size(); b++) {
                if (include(everybody.get(a), everybody.get(b))) {
                    pairs.add(two(everybody.get(a), everybody.get(b)));
                }
            }
        }
        return pairs;
    }
}
