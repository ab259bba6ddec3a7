package dev.tagloop.labelstudio.adjudication;

import java.util.List;
import java.util.Map;

/**
 * When a matter is settled by the voices that say the same of it. Any two groups that settle something share a voice, so that two answers
 * which nobody gave together are never both settled.
 */
public interface Consensus {
    /**
     * Whether these voices settle a matter.
     *
     * @param agreeing those that say the same, in no order
     * @param voices all
     */
    boolean settles(Item.Kind kind, List<String> agreeing, List<String> voices);

    /** All must say the same. */
    static Consensus all() {
        return (kind, agreeing, voices) -> agreeing.size() == voices.size();
    }

    /** More than half must say the same. */
    static Consensus majority() {
        return (kind, agreeing, voices) -> 2 * agreeing.size() > voices.size();
    }

    /**
     * So many must say the same, and more than half in any case; where there are fewer voices, all of them.
     *
     * @throws IllegalArgumentException if that is less than one
     */
    static Consensus atLeast(int needed) {
        if (needed < 1) {
            throw new IllegalArgumentException("at least one voice must agree, not " + needed);
        }
        return (kind, agreeing, voices) ->
                2 * agreeing.size() > voices.size() && agreeing.size() >= Math.min(needed, voices.size());
    }

    /**
     * More than a share of the weight must say the same.
     *
     * @param weights for each kind of matter those of the voices, 0 or more; who is not in it has none
     * @param share from 0.5 up to less than 1
     * @throws IllegalArgumentException if the share is out of range
     */
    static Consensus weighted(Map<Item.Kind, Map<String, Double>> weights, double share) {
        if (!(share >= 0.5 && share < 1)) {
            throw new IllegalArgumentException("the share of the weight is from 0.5 up to less than 1, not " + share);
        }
        return (kind, agreeing, voices) -> {
            Map<String, Double> some = weights.getOrDefault(kind, Map.of());
            double all = sum(some, voices);
            return all > 0 && sum(some, agreeing) > share * all;
        };
    }

    private static double sum(Map<String, Double> weights, List<String> voices) {
        return voices.stream()
                .mapToDouble(voice -> weights.getOrDefault(voice, 0.0))
                .sum();
    }
}
