package dev.tagloop.core.combination;

import dev.tagloop.core.agreement.RatingTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One choice out of several. */
public final class ChoiceVoting {

    private ChoiceVoting() {}

    /**
     * What came out.
     *
     * @param category chosen; of equal votes the first of the table's categories
     * @param share of the weight that voted for it, 0 to 1
     * @param tied whether another has as many votes
     */
    public record Outcome(String category, double share, boolean tied) {}

    /** Everybody counts once; empty where nobody voted. */
    public static List<Optional<Outcome>> majority(RatingTable votes) {
        return weighted(votes, Map.of());
    }

    /**
     * Voices with weights.
     *
     * @param weights by rater, 1 for who is not in it
     * @return one outcome a unit; empty where nobody voted who has weight
     */
    public static List<Optional<Outcome>> weighted(RatingTable votes, Map<String, Double> weights) {
        List<Optional<Outcome>> outcomes = new ArrayList<>();
        for (int unit = 0; unit < votes.units(); unit++) {
            double[] sums = new double[votes.categories().size()];
            for (int column = 0; column < votes.raters().size(); column++) {
                int code = votes.code(unit, column);
                if (code != RatingTable.MISSING) {
                    sums[code] += weights.getOrDefault(votes.raters().get(column), 1.0);
                }
            }
            outcomes.add(outcome(votes.categories(), sums));
        }
        return outcomes;
    }

    /**
     * Pools distributions of models: the weighted mean of the probabilities (the linear opinion pool of Stone 1961).
     *
     * @param categories by place
     * @param distributions one row a voice, each with one probability a category
     * @param weights one a voice
     * @throws IllegalArgumentException if the lengths do not fit
     */
    public static Optional<Outcome> pooled(List<String> categories, double[][] distributions, double[] weights) {
        if (distributions.length != weights.length) {
            throw new IllegalArgumentException(
                    distributions.length + " distributions for " + weights.length + " weights");
        }
        double[] sums = new double[categories.size()];
        for (int voice = 0; voice < weights.length; voice++) {
            if (distributions[voice].length != sums.length) {
                throw new IllegalArgumentException("voice " + voice + " has " + distributions[voice].length
                        + " probabilities for " + sums.length + " categories");
            }
            for (int k = 0; k < sums.length; k++) {
                sums[k] += weights[voice] * distributions[voice][k];
            }
        }
        return outcome(categories, sums);
    }

    private static Optional<Outcome> outcome(List<String> categories, double[] sums) {
        int best = 0;
        double all = 0;
        int equal = 0;
        for (int k = 0; k < sums.length; k++) {
            all += sums[k];
            if (sums[k] > sums[best]) {
                best = k;
                equal = 0;
            }
            equal += sums[k] == sums[best] ? 1 : 0;
        }
        return all == 0
                ? Optional.empty()
                : Optional.of(new Outcome(categories.get(best), sums[best] / all, equal > 1));
    }
}
