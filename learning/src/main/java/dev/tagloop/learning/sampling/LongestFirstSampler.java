package dev.tagloop.learning.sampling;

import java.util.List;
import java.util.Set;

/** The longest texts first: the baseline that shows how much of a sampler's success is the length of what it chose. */
public final class LongestFirstSampler implements Sampler {

    @Override
    public String name() {
        return "longest-first";
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
        return Ranking.best(
                pool.candidates(),
                count,
                seed,
                Candidate::tokens,
                candidate -> Reason.of(
                        "longest", "long: " + candidate.tokens() + " words", Integer.toString(candidate.tokens())));
    }
}
