package dev.tagloop.learning.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a sampler chose, with what a person should know about it.
 *
 * @param sampler the sampler that really chose
 * @param picks the tasks, best first
 * @param note why it is not what was asked for; empty if it is
 */
public record Selection(String sampler, List<Pick> picks, Optional<String> note) {

    /** Copies the picks. */
    public Selection {
        picks = List.copyOf(picks);
    }

    /**
     * Chooses by a sampler. Candidates of which too little is known come behind the others in random order; if that is so for all of
     * them, the note says so.
     */
    public static Selection of(Sampler sampler, Pool pool, int count, long seed) {
        Pool known = pool.only(candidate -> sampler.needs().stream().allMatch(candidate::has));
        if (known.candidates().isEmpty() && !pool.candidates().isEmpty()) {
            return new Selection(
                    RandomSampler.NAME,
                    new RandomSampler().pick(pool, count, seed),
                    Optional.of("No task " + words(sampler) + " yet, so they come in random order instead of by "
                            + sampler.name() + "."));
        }
        List<Pick> picks = new ArrayList<>(sampler.pick(known, count, seed));
        if (picks.size() >= count
                || known.candidates().size() == pool.candidates().size()) {
            return new Selection(sampler.name(), picks, Optional.empty());
        }
        Pool rest = pool.only(candidate -> !sampler.needs().stream().allMatch(candidate::has));
        int more = Math.min(count - picks.size(), rest.candidates().size());
        new RandomSampler()
                .pick(rest, more, seed)
                .forEach(pick -> picks.add(pick.because(Reason.of("unread", "at random: no model has read it yet"))));
        return new Selection(
                sampler.name(),
                picks,
                Optional.of((more == 1 ? "The last task comes" : "The last " + more + " tasks come")
                        + " in random order: no model has read " + (more == 1 ? "it" : "them") + " yet."));
    }

    private static String words(Sampler sampler) {
        return sampler.needs().stream().sorted().map(Need::words).collect(Collectors.joining(" and "));
    }
}
