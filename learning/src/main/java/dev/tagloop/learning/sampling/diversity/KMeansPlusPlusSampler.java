package dev.tagloop.learning.sampling.diversity;

import dev.tagloop.core.vector.Vectors;
import dev.tagloop.learning.sampling.Candidate;
import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.Pick;
import dev.tagloop.learning.sampling.Pool;
import dev.tagloop.learning.sampling.Reason;
import dev.tagloop.learning.sampling.Sampler;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Texts that differ from each other: the seeding of k-means++ (Arthur and Vassilvitskii 2007) over their embeddings. Needs no labels. */
public final class KMeansPlusPlusSampler implements Sampler {
    private static final Reason UNLIKE = Reason.of("unlike", "unlike the others that are picked with it");

    @Override
    public String name() {
        return "kmeans++";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.EMBEDDING);
    }

    @Override
    public List<Pick> pick(Pool pool, int count, long seed) {
        if (pool.candidates().isEmpty()) {
            return List.of();
        }
        List<Candidate> ordered = Ordered.of(pool, seed);
        KMeansPlusPlusSeeding seeding = new KMeansPlusPlusSeeding(space(ordered), seed);
        int[] points = seeding.choose(seeding.drawFirst(), count);
        return Arrays.stream(points)
                .mapToObj(point -> new Pick(ordered.get(point), 0, UNLIKE))
                .toList();
    }

    private static Space space(List<Candidate> candidates) {
        return new Space() {
            @Override
            public int size() {
                return candidates.size();
            }

            @Override
            public double squaredDistance(int a, int b) {
                return Vectors.squaredDistance(
                        candidates.get(a).scores().embedding(),
                        candidates.get(b).scores().embedding());
            }
        };
    }
}
