package dev.tagloop.core.stopping;

import java.util.List;
import java.util.Optional;

/**
 * Whether to stop labelling.
 *
 * @param verdict what decides
 * @param sentence the verdict with its reason, in one sentence
 * @param reasons what speaks for it or against it, each a sentence
 * @param projection what more labels would bring; empty while too few versions are measured
 */
public record Advice(Verdict verdict, String sentence, List<String> reasons, Optional<Projection> projection) {

    /** Copies the reasons. */
    public Advice {
        reasons = List.copyOf(reasons);
    }

    /** Whether a reason to stop holds. */
    public boolean stop() {
        return verdict.stops();
    }
}
