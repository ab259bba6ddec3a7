package dev.tagloop.learning.sampling;

import java.util.List;
import java.util.Set;

/**
 * Chooses which tasks are labelled next. A pure function: the same pool and seed give the same picks, whatever the order of the
 * candidates, except for samplers that are about that order.
 */
public interface Sampler {

    /** The name in settings and commands, such as {@code mnlp}. */
    String name();

    /** What must be known of a candidate; {@link Selection} sees to it that only such candidates are seen. */
    Set<Need> needs();

    /**
     * Chooses.
     *
     * @param pool where from; everything that is needed is known of each candidate
     * @param count how many at most
     * @param seed decides among equals, and everything that is random
     * @return the picks, best first; fewer than asked for only if the pool is smaller
     */
    List<Pick> pick(Pool pool, int count, long seed);

    /**
     * What makes a pool smaller that is too large to be weighed as a whole: itself where a candidate's place follows from the candidate alone, so that
     * nothing is lost; else a draw, or what it begins with anyway.
     */
    default Sampler narrowing() {
        return new RandomSampler();
    }
}
