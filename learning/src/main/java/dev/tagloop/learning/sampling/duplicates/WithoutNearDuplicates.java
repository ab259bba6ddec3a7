package dev.tagloop.learning.sampling.duplicates;

import dev.tagloop.learning.sampling.Candidate;
import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.Pick;
import dev.tagloop.learning.sampling.Pool;
import dev.tagloop.learning.sampling.Reason;
import dev.tagloop.learning.sampling.Sampler;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A sampler that passes over texts that are nearly the same as a labelled one or one that it has picked. They come last, so that as many tasks are
 * picked as without it.
 */
public final class WithoutNearDuplicates implements Sampler {
    /** From this similarity on two texts are nearly the same. */
    public static final double THRESHOLD = 0.8;

    /** Behind the name of a sampler it asks for this. */
    public static final String SUFFIX = ":unique";

    private final Sampler sampler;
    private final double threshold;

    /** With the usual threshold. */
    public WithoutNearDuplicates(Sampler sampler) {
        this(sampler, THRESHOLD);
    }

    /** @param threshold the similarity from which two texts are nearly the same */
    public WithoutNearDuplicates(Sampler sampler, double threshold) {
        this.sampler = sampler;
        this.threshold = threshold;
    }

    @Override
    public String name() {
        return sampler.name() + SUFFIX;
    }

    @Override
    public Set<Need> needs() {
        return sampler.needs();
    }

    @Override
    public Sampler narrowing() {
        return sampler.narrowing();
    }

    @Override
    public List<Pick> pick(Pool pool, int count, long seed) {
        NearDuplicates seen = new NearDuplicates(threshold);
        pool.labeled().forEach(task -> seen.addIfNew("a labelled text", task.text()));
        List<Pick> picks = new ArrayList<>();
        List<Pick> repeated = new ArrayList<>();
        Set<Candidate> done = new HashSet<>();
        // Asks again for what is missing, from what is left: most samplers order batches as a whole, so no longer list
        // is cut.
        while (picks.size() < count && done.size() < pool.candidates().size()) {
            Pool left = pool.only(candidate -> !done.contains(candidate));
            for (Pick pick : sampler.pick(left, count - picks.size(), seed)) {
                done.add(pick.candidate());
                Candidate candidate = pick.candidate();
                seen.addIfNew("task " + candidate.key(), candidate.text())
                        .ifPresentOrElse(
                                twin -> repeated.add(pick.because(
                                        Reason.of("twin", "nearly the same as " + twin, twin.replaceAll("\\D", "")))),
                                () -> picks.add(pick));
            }
        }
        int room = Math.min(repeated.size(), count - picks.size());
        picks.addAll(repeated.subList(0, room));
        return picks;
    }
}
