package dev.tagloop.learning.sampling.diversity;

import dev.tagloop.learning.sampling.Candidate;
import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.Pick;
import dev.tagloop.learning.sampling.Pool;
import dev.tagloop.learning.sampling.Reason;
import dev.tagloop.learning.sampling.Sampler;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Batches that are unsure and unlike each other, after BADGE (Ash et al. 2020): the seeding of k-means++ over the gradients that the last layer
 * would get if the model's own guess were right. The gradient of a text is taken as the outer product of the mean of its units' {@code
 * probability - guess} and the text's embedding; it is never written out, since distances of outer products follow from inner products of their
 * factors. As in the authors' code the longest gradient comes first.
 */
public final class BadgeSampler implements Sampler {

    @Override
    public String name() {
        return "badge";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PROBABILITIES, Need.EMBEDDING);
    }

    @Override
    public List<Pick> pick(Pool pool, int count, long seed) {
        if (pool.candidates().isEmpty()) {
            return List.of();
        }
        List<Candidate> ordered = Ordered.of(pool, seed);
        List<Gradient> gradients = ordered.stream()
                .map(candidate -> Gradient.of(candidate.scores()))
                .toList();
        int longest = 0;
        for (int i = 1; i < gradients.size(); i++) {
            longest = gradients.get(i).squaredNorm() > gradients.get(longest).squaredNorm() ? i : longest;
        }
        int[] points = new KMeansPlusPlusSeeding(space(gradients), seed).choose(longest, count);
        List<Pick> picks = new ArrayList<>();
        for (int point : points) {
            double norm = Math.sqrt(gradients.get(point).squaredNorm());
            picks.add(new Pick(ordered.get(point), norm, reason(String.format(Locale.ROOT, "%.2f", norm))));
        }
        return picks;
    }

    private static Reason reason(String change) {
        return Reason.of("unsure-unlike", "unsure, and unlike the others (expected change " + change + ")", change);
    }

    private static Space space(List<Gradient> gradients) {
        return new Space() {
            @Override
            public int size() {
                return gradients.size();
            }

            @Override
            public double squaredDistance(int a, int b) {
                return gradients.get(a).squaredDistance(gradients.get(b));
            }
        };
    }
}
