package dev.tagloop.models;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A label that a model gives to a text.
 *
 * @param score a probability, 0 to 1; for regression the number that the model answers
 */
public record ScoredLabel(String label, double score) {

    /** The best labels first, of equals the earlier one; all of them if {@code count} is greater than there are. */
    static List<ScoredLabel> best(List<String> labels, float[] scores, int count) {
        List<ScoredLabel> all = new ArrayList<>();
        for (int id = 0; id < scores.length; id++) {
            all.add(new ScoredLabel(labels.get(id), scores[id]));
        }
        all.sort(Comparator.comparingDouble(ScoredLabel::score).reversed());
        return List.copyOf(all.subList(0, Math.min(count, all.size())));
    }
}
