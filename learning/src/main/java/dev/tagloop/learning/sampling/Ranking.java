package dev.tagloop.learning.sampling;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The candidates with the highest scores. */
public final class Ranking {

    private record Scored(Candidate candidate, double score) {}

    private Ranking() {}

    /**
     * Takes the best.
     *
     * @param score how much a candidate is wanted; NaN counts as not at all
     * @param reason why, asked for those that are taken
     */
    public static List<Pick> best(
            List<Candidate> candidates,
            int count,
            long seed,
            ToDoubleFunction<Candidate> score,
            Function<Candidate, Reason> reason) {
        Comparator<Scored> order = Comparator.comparingDouble(Scored::score).reversed();
        return candidates.stream()
                .map(candidate -> new Scored(candidate, number(score.applyAsDouble(candidate))))
                .sorted(order.thenComparing(Scored::candidate, Pool.ties(seed)))
                .limit(count)
                .map(scored -> new Pick(scored.candidate(), scored.score(), reason.apply(scored.candidate())))
                .toList();
    }

    private static double number(double score) {
        return Double.isNaN(score) ? Double.NEGATIVE_INFINITY : score;
    }
}
