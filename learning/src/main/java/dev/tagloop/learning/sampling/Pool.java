package dev.tagloop.learning.sampling;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Where a sampler chooses from.
 *
 * @param candidates tasks without labels, in the order in which they came
 * @param labeled tasks with labels
 */
public record Pool(List<Candidate> candidates, List<LabeledTask> labeled) {

    /** Copies the lists. */
    public Pool {
        candidates = List.copyOf(candidates);
        labeled = List.copyOf(labeled);
    }

    /** A pool where nothing is labelled yet. */
    public static Pool of(List<Candidate> candidates) {
        return new Pool(candidates, List.of());
    }

    /** The candidates that this is true of, beside the same labelled tasks. */
    public Pool only(Predicate<Candidate> condition) {
        return new Pool(candidates.stream().filter(condition).toList(), labeled);
    }

    /** The order among candidates that are equally good: random, the same for the same seed and keys, whatever the order in the pool. */
    static Comparator<Candidate> ties(long seed) {
        return Comparator.<Candidate>comparingLong(candidate -> Ties.of(seed, candidate.key()))
                .thenComparing(Candidate::key);
    }
}
