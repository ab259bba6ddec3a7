package dev.tagloop.cli.simulate;

import dev.tagloop.cli.UserError;
import java.util.List;
import java.util.stream.IntStream;

/** How many words are labelled before each measurement. */
final class Budgets {
    /** Close together where curves are steep, in percent. */
    private static final int[] SHARES = {2, 4, 6, 9, 13, 20, 30, 50};

    private Budgets() {}

    /** @param wanted what somebody asked for; null for eight of our own @param all words of everything */
    static List<Integer> of(List<Integer> wanted, int all) {
        if (wanted == null) {
            return IntStream.of(SHARES)
                    .mapToObj(share -> Math.max(1, (int) ((long) all * share / 100)))
                    .distinct()
                    .toList();
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (wanted.get(i) < 1 || wanted.get(i) > all || (i > 0 && wanted.get(i) <= wanted.get(i - 1))) {
                throw new UserError("--budgets must rise from 1 to at most the " + all + " words that there are, not "
                        + wanted + ".");
            }
        }
        return wanted;
    }
}
