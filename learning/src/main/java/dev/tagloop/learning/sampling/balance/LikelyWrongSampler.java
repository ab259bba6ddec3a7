package dev.tagloop.learning.sampling.balance;

import dev.tagloop.core.vector.Vectors;
import dev.tagloop.learning.sampling.Candidate;
import dev.tagloop.learning.sampling.LabeledTask;
import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.Pick;
import dev.tagloop.learning.sampling.Pool;
import dev.tagloop.learning.sampling.Ranking;
import dev.tagloop.learning.sampling.Reason;
import dev.tagloop.learning.sampling.Sampler;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tasks where the model says something else than people said about the nearest labelled texts, after contrastive active learning (Margatina et al.
 * 2021) with labels in place of predictions. The score is the total variation distance of two shares of labels: those that the model expects in
 * the task, and the mean of its neighbours'. Tasks where neither has a label have 0, where only one has, 1.
 */
public final class LikelyWrongSampler implements Sampler {
    private static final int NEIGHBOURS = 5;

    /** A labelled task and how far it is. */
    private record Near(LabeledTask task, double distance) {
        private static final Comparator<Near> FARTHEST_FIRST = Comparator.comparingDouble(Near::distance)
                .thenComparing(near -> near.task().text())
                .reversed();
    }

    @Override
    public String name() {
        return "likely-wrong";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PROBABILITIES, Need.EMBEDDING);
    }

    @Override
    public List<Pick> pick(Pool pool, int count, long seed) {
        List<LabeledTask> known = pool.labeled().stream()
                .filter(task -> task.embedding().length > 0)
                .toList();
        return Ranking.best(
                pool.candidates(),
                count,
                seed,
                candidate -> distance(predicted(candidate), neighbours(candidate, known)),
                candidate -> reason(predicted(candidate), neighbours(candidate, known)));
    }

    private static SortedMap<String, Double> predicted(Candidate candidate) {
        return LabelProfile.shares(LabelProfile.decided(candidate.scores()));
    }

    private static SortedMap<String, Double> neighbours(Candidate candidate, List<LabeledTask> labeled) {
        float[] embedding = candidate.scores().embedding();
        SortedMap<String, Double> counts = new TreeMap<>();
        // Each distance is measured once: sorting by it would measure it again for every comparison.
        PriorityQueue<Near> nearest = new PriorityQueue<>(Near.FARTHEST_FIRST);
        for (LabeledTask task : labeled) {
            nearest.add(new Near(task, Vectors.squaredDistance(embedding, task.embedding())));
            if (nearest.size() > NEIGHBOURS) {
                nearest.remove();
            }
        }
        nearest.forEach(near ->
                near.task().labels().forEach((label, times) -> counts.merge(label, times.doubleValue(), Double::sum)));
        return LabelProfile.shares(counts);
    }

    private static double distance(Map<String, Double> a, Map<String, Double> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() && b.isEmpty() ? 0 : 1;
        }
        Set<String> labels = new HashSet<>(a.keySet());
        labels.addAll(b.keySet());
        return labels.stream()
                        .mapToDouble(label -> Math.abs(a.getOrDefault(label, 0.0) - b.getOrDefault(label, 0.0)))
                        .sum()
                / 2;
    }

    private static Reason reason(Map<String, Double> predicted, Map<String, Double> neighbours) {
        return Reason.of(
                "contradicted",
                "the model says " + words(predicted) + ", the nearest labelled texts have " + words(neighbours),
                LabelProfile.largest(predicted),
                LabelProfile.largest(neighbours));
    }

    private static String words(Map<String, Double> shares) {
        String largest = LabelProfile.largest(shares);
        return largest.isEmpty() ? "nothing" : "mostly " + largest;
    }
}
