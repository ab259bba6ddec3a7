package dev.tagloop.learning.sampling;

import java.util.List;
import java.util.Set;

/** In random order: what every other sampler has to beat. */
public final class RandomSampler implements Sampler {

    /** Its name. */
    public static final String NAME = "random";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Need> needs() {
        return Set.of();
    }

    @Override
    public Sampler narrowing() {
        return this;
    }

    @Override
    public List<Pick> pick(Pool pool, int count, long seed) {
        return pool.candidates().stream()
                .sorted(Pool.ties(seed))
                .limit(count)
                .map(candidate -> new Pick(candidate, 0, Reason.of("random", "at random")))
                .toList();
    }
}
