package dev.tagloop.core.reliability;

import java.util.List;
import java.util.Optional;

/**
 * What is likely true, and how reliable each rater is.
 *
 * @param categories by code
 * @param shares estimated share of each category among the units
 * @param posteriors for each unit the probability of each category; that of the shares where nobody rated it
 * @param raters by the order of their first column
 */
public record TruthEstimate(
        List<String> categories, List<Double> shares, List<List<Double>> posteriors, List<Reliability> raters) {

    /** Copies the lists. */
    public TruthEstimate {
        categories = List.copyOf(categories);
        shares = List.copyOf(shares);
        posteriors = posteriors.stream().map(List::copyOf).toList();
        raters = List.copyOf(raters);
    }

    /** The most likely category of a unit; of equally likely ones the first. */
    public String label(int unit) {
        List<Double> own = posteriors.get(unit);
        int best = 0;
        for (int k = 1; k < own.size(); k++) {
            best = own.get(k) > own.get(best) ? k : best;
        }
        return categories.get(best);
    }

    /** What was learned about a rater, if there is one of that name. */
    public Optional<Reliability> rater(String name) {
        return raters.stream().filter(one -> one.rater().equals(name)).findFirst();
    }
}
