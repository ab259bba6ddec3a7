package dev.tagloop.learning.snapshot;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of an export's tasks on the way into a snapshot.
 *
 * @param tasks tasks in the export
 * @param unlabeled tasks without any annotation, or where {@link EmptyAnnotations#LEFT_OUT empty ones} do not count with an empty one; left out
 * @param skipped tasks that people only skipped, left out
 * @param empty tasks in the snapshot on which somebody found nothing to label
 * @param rules how often each rule decided; all but {@code ONLY}, {@code UNANIMOUS} and {@code TOGETHER} are tasks on which people disagree
 */
public record AdjudicationReport(
        int tasks, int unlabeled, int skipped, int empty, Map<Adjudication.Rule, Integer> rules) {

    /** Completes and copies the map. */
    public AdjudicationReport {
        Map<Adjudication.Rule, Integer> all = new EnumMap<>(Adjudication.Rule.class);
        for (Adjudication.Rule rule : Adjudication.Rule.values()) {
            all.put(rule, rules.getOrDefault(rule, 0));
        }
        rules = Collections.unmodifiableMap(all);
    }

    /** Tasks in the snapshot. */
    public int labeled() {
        return tasks - unlabeled - skipped;
    }

    /** Tasks on which annotators say different things, so that adjudication mattered. */
    public int disagreements() {
        return rules.get(Adjudication.Rule.GROUND_TRUTH)
                + rules.get(Adjudication.Rule.MAJORITY)
                + rules.get(Adjudication.Rule.LATEST);
    }

    /** Such as {@code 48 of 200 tasks labelled, 3 of them empty; annotators disagree on 2}. */
    @Override
    public String toString() {
        return labeled() + " of " + tasks + " tasks labelled, " + empty + " of them empty; annotators disagree on "
                + disagreements();
    }
}
