package dev.tagloop.learning.sampling.diversity;

import dev.tagloop.learning.sampling.Candidate;
import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.Pick;
import dev.tagloop.learning.sampling.Pool;
import dev.tagloop.learning.sampling.Sampler;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * First what the model is unsure about, several times as much as is wanted, then of that what is unlike each other (as in Zhdanov 2019, "Diverse
 * mini-batch active learning").
 */
public final class HybridSampler implements Sampler {
    private final String name;
    private final Sampler first;
    private final Sampler second;
    private final int factor;

    /**
     * @param name its name
     * @param first chooses the many
     * @param second chooses among them
     * @param factor how many times as many, at least 1
     */
    public HybridSampler(String name, Sampler first, Sampler second, int factor) {
        if (factor < 1) {
            throw new IllegalArgumentException("the factor is 1 or more, not " + factor);
        }
        this.name = name;
        this.first = first;
        this.second = second;
        this.factor = factor;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<Need> needs() {
        Set<Need> needs = new HashSet<>(first.needs());
        needs.addAll(second.needs());
        return Set.copyOf(needs);
    }

    @Override
    public Sampler narrowing() {
        return first.narrowing();
    }

    @Override
    public List<Pick> pick(Pool pool, int count, long seed) {
        long many = Math.min((long) count * factor, pool.candidates().size());
        Map<Candidate, Pick> wanted = new HashMap<>();
        first.pick(pool, (int) many, seed).forEach(pick -> wanted.put(pick.candidate(), pick));
        return second.pick(pool.only(wanted::containsKey), count, seed).stream()
                .map(pick -> {
                    Pick unsure = wanted.get(pick.candidate());
                    return new Pick(
                            pick.candidate(), unsure.score(), unsure.why().and(pick.why()));
                })
                .toList();
    }
}
