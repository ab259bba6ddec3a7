package dev.tagloop.learning.sampling.cost;

import dev.tagloop.learning.sampling.Candidate;
import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.Pick;
import dev.tagloop.learning.sampling.Pool;
import dev.tagloop.learning.sampling.Ranking;
import dev.tagloop.learning.sampling.Reason;
import dev.tagloop.learning.sampling.Sampler;
import dev.tagloop.learning.sampling.uncertainty.Acquisition;
import java.util.List;
import java.util.Set;

/** What is learned by the time that it takes (return on investment, Haertel et al. 2008): a score divided by the task's cost. */
public final class PerCostSampler implements Sampler {
    private static final Reason FOR_ITS_LENGTH = Reason.of("for-length", "for its length");

    private final Acquisition acquisition;
    private final AnnotationCost cost;

    /**
     * @param acquisition what is learned; one that grows with the length, such as the sum of entropies
     * @param cost what it takes
     */
    public PerCostSampler(Acquisition acquisition, AnnotationCost cost) {
        this.acquisition = acquisition;
        this.cost = cost;
    }

    @Override
    public String name() {
        return acquisition.name() + "-per-cost";
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
                this::score,
                candidate -> acquisition.why(candidate.scores()).and(FOR_ITS_LENGTH));
    }

    private double score(Candidate candidate) {
        // A text without a word costs a look all the same.
        return acquisition.score(candidate.scores()) / cost.seconds(Math.max(1, candidate.tokens()));
    }
}
