package dev.tagloop.learning.learner.mapping;

import dev.tagloop.core.span.LabeledSpan;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What people call the things that a model finds, counted on labelled texts: each of the model's spans counts for the label of the person's span
 * with which it shares the most characters. A model's label is a project's where at least {@value #LEAST} of its spans, and at least half of
 * them, lie on spans with that label.
 */
public final class LabelConfusion {
    /** The fewest spans that tell something. */
    static final int LEAST = 3;

    private final Map<String, Map<String, Integer>> counts = new HashMap<>();
    private final Map<String, Integer> totals = new HashMap<>();

    /** Counts a text. @param people what people said @param model what the model finds */
    public void add(List<LabeledSpan> people, List<LabeledSpan> model) {
        for (LabeledSpan found : model) {
            totals.merge(found.label(), 1, Integer::sum);
            nearest(found, people)
                    .ifPresent(label -> counts.computeIfAbsent(found.label(), key -> new TreeMap<>())
                            .merge(label, 1, Integer::sum));
        }
    }

    private static Optional<String> nearest(LabeledSpan found, List<LabeledSpan> people) {
        String best = null;
        int most = 0;
        for (LabeledSpan span : people) {
            int shared = Math.min(found.span().end(), span.span().end())
                    - Math.max(found.span().start(), span.span().start());
            if (shared > most) {
                most = shared;
                best = span.label();
            }
        }
        return Optional.ofNullable(best);
    }

    /** The project's label that people most often give to what the model calls so, if it is often enough. */
    public Optional<String> match(String modelLabel, Collection<String> projectLabels) {
        int total = totals.getOrDefault(modelLabel, 0);
        return counts.getOrDefault(modelLabel, Map.of()).entrySet().stream()
                .filter(entry -> projectLabels.contains(entry.getKey()))
                .filter(entry -> entry.getValue() >= LEAST && 2 * entry.getValue() >= total)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }
}
