package dev.tagloop.learning.sampling;

import java.util.List;
import java.util.Set;

/** In the order in which the tasks came. */
public final class SequentialSampler implements Sampler {

    @Override
    public String name() {
        return "sequential";
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
                .limit(count)
                .map(candidate -> new Pick(candidate, 0, Reason.of("next", "next in order")))
                .toList();
    }
}
