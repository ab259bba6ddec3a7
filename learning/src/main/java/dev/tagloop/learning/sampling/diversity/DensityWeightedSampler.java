package dev.tagloop.learning.sampling.diversity;

import dev.tagloop.core.vector.Vectors;
import dev.tagloop.learning.sampling.Candidate;
import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.Pick;
import dev.tagloop.learning.sampling.Pool;
import dev.tagloop.learning.sampling.Ranking;
import dev.tagloop.learning.sampling.Reason;
import dev.tagloop.learning.sampling.Sampler;
import dev.tagloop.learning.sampling.uncertainty.Acquisition;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Information density (Settles and Craven 2008): an uncertainty times the mean cosine similarity to the whole pool, so that what is odd by itself
 * does not come first. A mean similarity below zero counts as zero.
 */
public final class DensityWeightedSampler implements Sampler {
    private final Acquisition acquisition;
    private final double beta;

    /**
     * @param acquisition the uncertainty
     * @param beta how much the density counts, above 0; 1 in the paper
     */
    public DensityWeightedSampler(Acquisition acquisition, double beta) {
        this.acquisition = acquisition;
        this.beta = beta;
    }

    @Override
    public String name() {
        return "density-" + acquisition.name();
    }

    @Override
    public Set<Need> needs() {
        return Set.of(acquisition.need(), Need.EMBEDDING);
    }

    @Override
    public List<Pick> pick(Pool pool, int count, long seed) {
        if (pool.candidates().isEmpty()) {
            return List.of();
        }
        double[] center = center(pool.candidates());
        return Ranking.best(
                pool.candidates(),
                count,
                seed,
                candidate ->
                        acquisition.score(candidate.scores()) * Math.pow(Math.max(0, density(candidate, center)), beta),
                candidate -> acquisition.why(candidate.scores()).and(likeMany(density(candidate, center))));
    }

    private static Reason likeMany(double density) {
        String similarity = String.format(Locale.ROOT, "%.2f", density);
        return Reason.of("like-many", "like many others (similarity " + similarity + ")", similarity);
    }

    /** The mean of the embeddings at length 1: its inner product with one of them is that one's mean cosine to all. */
    private static double[] center(List<Candidate> candidates) {
        double[] center = new double[candidates.getFirst().scores().embedding().length];
        for (Candidate candidate : candidates) {
            float[] embedding = candidate.scores().embedding();
            double norm = Math.sqrt(Vectors.dot(embedding, embedding));
            for (int i = 0; i < center.length && norm > 0; i++) {
                center[i] += embedding[i] / norm / candidates.size();
            }
        }
        return center;
    }

    private static double density(Candidate candidate, double[] center) {
        float[] embedding = candidate.scores().embedding();
        double norm = Math.sqrt(Vectors.dot(embedding, embedding));
        double sum = 0;
        for (int i = 0; i < center.length; i++) {
            sum += center[i] * embedding[i];
        }
        return norm == 0 ? 0 : sum / norm;
    }
}
