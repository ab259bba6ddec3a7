package dev.tagloop.learning.sampling.balance;

import dev.tagloop.learning.sampling.Candidate;
import dev.tagloop.learning.sampling.LabeledTask;
import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.Pick;
import dev.tagloop.learning.sampling.Pool;
import dev.tagloop.learning.sampling.Ranking;
import dev.tagloop.learning.sampling.Reason;
import dev.tagloop.learning.sampling.Sampler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tasks that likely hold labels of which there are few, after Aggarwal, Popescu and Hudelot (2020, "Active learning for imbalanced datasets").
 * A task's score is the sum over labels of the expected share of the task's units, divided by one more than how often the label has been given,
 * where picks count with what is expected of them.
 */
public final class ClassBalancingSampler implements Sampler {

    @Override
    public String name() {
        return "class-balancing";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PROBABILITIES);
    }

    @Override
    public List<Pick> pick(Pool pool, int count, long seed) {
        SortedMap<String, Double> given = given(pool.labeled());
        Map<Candidate, SortedMap<String, Double>> expected = new HashMap<>();
        pool.candidates().forEach(candidate -> expected.put(candidate, LabelProfile.expected(candidate.scores())));
        Set<Candidate> left = new HashSet<>(pool.candidates());
        List<Pick> picks = new ArrayList<>();
        while (picks.size() < count && !left.isEmpty()) {
            Pick pick = Ranking.best(
                            List.copyOf(left),
                            1,
                            seed,
                            candidate -> score(candidate, expected.get(candidate), given),
                            candidate -> reason(expected.get(candidate), given))
                    .getFirst();
            picks.add(pick);
            left.remove(pick.candidate());
            expected.get(pick.candidate()).forEach((label, units) -> given.merge(label, units, Double::sum));
        }
        return picks;
    }

    private static SortedMap<String, Double> given(List<LabeledTask> labeled) {
        SortedMap<String, Double> given = new TreeMap<>();
        labeled.forEach(
                task -> task.labels().forEach((label, times) -> given.merge(label, times.doubleValue(), Double::sum)));
        return given;
    }

    private static double score(Candidate candidate, Map<String, Double> expected, Map<String, Double> given) {
        double units = Math.max(1, candidate.scores().units().size());
        return expected.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() / units / (1 + given.getOrDefault(entry.getKey(), 0.0)))
                .sum();
    }

    private static Reason reason(Map<String, Double> expected, Map<String, Double> given) {
        SortedMap<String, Double> wanted = new TreeMap<>();
        expected.forEach((label, units) -> wanted.put(label, units / (1 + given.getOrDefault(label, 0.0))));
        String label = LabelProfile.largest(wanted);
        if (label.isEmpty()) {
            return Reason.of("nothing-rare", "nothing rare is expected in it");
        }
        String times = Long.toString(Math.round(given.getOrDefault(label, 0.0)));
        return Reason.of("rare", "likely has " + label + ", which is rare so far (" + times + ")", label, times);
    }
}
