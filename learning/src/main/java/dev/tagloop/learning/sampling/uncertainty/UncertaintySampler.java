package dev.tagloop.learning.sampling.uncertainty;

import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.Pick;
import dev.tagloop.learning.sampling.Pool;
import dev.tagloop.learning.sampling.Ranking;
import dev.tagloop.learning.sampling.Sampler;
import java.util.List;
import java.util.Set;

/** The tasks with the highest scores (uncertainty sampling, Lewis and Gale 1994). */
public final class UncertaintySampler implements Sampler {
    private final Acquisition acquisition;

    /** @param acquisition what is measured */
    public UncertaintySampler(Acquisition acquisition) {
        this.acquisition = acquisition;
    }

    @Override
    public String name() {
        return acquisition.name();
    }

    @Override
    public Set<Need> needs() {
        return Set.of(acquisition.need());
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
                candidate -> acquisition.score(candidate.scores()),
                candidate -> acquisition.why(candidate.scores()));
    }
}
