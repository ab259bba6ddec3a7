package dev.tagloop.learning.sampling.balance;

import dev.tagloop.learning.sampling.TaskScores;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How much of each label a task holds; "no label" is none. */
final class LabelProfile {
    private LabelProfile() {}

    /** The expected number of units of each label by the model's probabilities. */
    static SortedMap<String, Double> expected(TaskScores scores) {
        SortedMap<String, Double> sums = new TreeMap<>();
        if (scores.isYesOrNo()) {
            for (int i = 0; i < scores.units().size(); i++) {
                sums.merge(scores.units().get(i), (double) scores.probabilities()[i][0], Double::sum);
            }
            return sums;
        }
        for (float[] row : scores.probabilities()) {
            for (int i = 0; i < row.length; i++) {
                String type = scores.type(scores.labels().get(i));
                if (!type.equals(TaskScores.OUTSIDE)) {
                    sums.merge(type, (double) row[i], Double::sum);
                }
            }
        }
        return sums;
    }

    /** How many units have each label where the model decides: a little of everything in every word is no label. */
    static SortedMap<String, Double> decided(TaskScores scores) {
        SortedMap<String, Double> counts = new TreeMap<>();
        for (int i = 0; i < scores.units().size(); i++) {
            float[] row = scores.probabilities()[i];
            if (scores.isYesOrNo()) {
                if (row[0] >= row[1]) {
                    counts.merge(scores.units().get(i), 1.0, Double::sum);
                }
                continue;
            }
            String best = scores.types(row).getFirst().getKey();
            if (!best.equals(TaskScores.OUTSIDE)) {
                counts.merge(best, 1.0, Double::sum);
            }
        }
        return counts;
    }

    /** Brought to 1 in sum; empty stays empty. */
    static SortedMap<String, Double> shares(Map<String, Double> counts) {
        double sum = counts.values().stream().mapToDouble(Double::doubleValue).sum();
        SortedMap<String, Double> shares = new TreeMap<>();
        if (sum > 0) {
            counts.forEach((label, count) -> shares.put(label, count / sum));
        }
        return shares;
    }

    /** The label with the largest share, the first by name of equals; empty where there is none. */
    static String largest(Map<String, Double> shares) {
        return shares.isEmpty()
                ? ""
                : Collections.max(new TreeMap<>(shares).descendingMap().entrySet(), Map.Entry.comparingByValue())
                        .getKey();
    }
}
