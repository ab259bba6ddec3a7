package dev.tagloop.learning.sampling.diversity;

import dev.tagloop.learning.sampling.Candidate;
import dev.tagloop.learning.sampling.Pick;
import dev.tagloop.learning.sampling.Pool;
import dev.tagloop.learning.sampling.RandomSampler;
import java.util.List;

/** The candidates of a pool in an order that depends on seed and names alone, so that what is drawn from them does too. */
final class Ordered {
    private Ordered() {}

    static List<Candidate> of(Pool pool, long seed) {
        return new RandomSampler()
                .pick(pool, pool.candidates().size(), seed).stream()
                        .map(Pick::candidate)
                        .toList();
    }
}
