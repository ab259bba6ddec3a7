package dev.tagloop.learning.stopping;

import java.util.List;

/**
 * Whether to stop labelling.
 *
 * @param stop whether a reason to stop holds
 * @param reasons what speaks for it or against it, each a sentence
 */
public record Advice(boolean stop, List<String> reasons) {

    /** Copies the reasons. */
    public Advice {
        reasons = List.copyOf(reasons);
    }
}
