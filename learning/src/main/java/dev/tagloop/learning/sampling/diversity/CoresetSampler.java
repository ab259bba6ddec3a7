package dev.tagloop.learning.sampling.diversity;

import dev.tagloop.core.vector.Vectors;
import dev.tagloop.learning.sampling.Candidate;
import dev.tagloop.learning.sampling.LabeledTask;
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
 * The greedy k-center of Sener and Savarese (2018): again and again the text that is farthest from everything that is labelled or picked. Takes
 * one distance for each pair of a candidate and a labelled or picked text.
 */
public final class CoresetSampler implements Sampler {

    @Override
    public String name() {
        return "coreset";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.EMBEDDING);
    }

    @Override
    public List<Pick> pick(Pool pool, int count, long seed) {
        List<Candidate> ordered = Ordered.of(pool, seed);
        double[] nearest = new double[ordered.size()];
        for (int i = 0; i < nearest.length; i++) {
            nearest[i] = Double.POSITIVE_INFINITY;
            for (LabeledTask task : pool.labeled()) {
                if (task.embedding().length > 0) {
                    nearest[i] = Math.min(nearest[i], distance(ordered.get(i), task.embedding()));
                }
            }
        }
        List<Pick> picks = new ArrayList<>();
        for (int pick = 0; pick < Math.min(count, nearest.length); pick++) {
            int farthest = farthest(nearest);
            double distance = Math.sqrt(nearest[farthest]);
            Candidate taken = ordered.get(farthest);
            picks.add(new Pick(taken, distance, reason(distance)));
            nearest[farthest] = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < nearest.length; i++) {
                nearest[i] = Math.min(
                        nearest[i], distance(ordered.get(i), taken.scores().embedding()));
            }
        }
        return picks;
    }

    private static int farthest(double[] nearest) {
        int farthest = 0;
        for (int i = 1; i < nearest.length; i++) {
            farthest = nearest[i] > nearest[farthest] ? i : farthest;
        }
        return farthest;
    }

    private static double distance(Candidate candidate, float[] embedding) {
        return Vectors.squaredDistance(candidate.scores().embedding(), embedding);
    }

    private static Reason reason(double distance) {
        if (Double.isInfinite(distance)) {
            return Reason.of("first", "the first of its kind: nothing is labelled yet");
        }
        String far = String.format(Locale.ROOT, "%.2f", distance);
        return Reason.of("far", "far from everything that is labelled or picked (distance " + far + ")", far);
    }
}
