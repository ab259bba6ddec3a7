package dev.tagloop.learning.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells changes of labels on one line. */
final class ChangeWords {
    private final List<String> parts = new ArrayList<>();

    private ChangeWords() {}

    static String of(LabelChanges changes) {
        if (changes.isEmpty()) {
            return "no difference";
        }
        ChangeWords words = new ChangeWords();
        int added = changes.count(SpanChange.Kind.ADDED);
        words.add(added, "+" + counted(added, "span"));
        words.rest(
                changes.count(SpanChange.Kind.RELABELLED),
                changes.count(SpanChange.Kind.MOVED),
                changes.count(SpanChange.Kind.REPLACED),
                changes.count(SpanChange.Kind.DELETED));
        words.add(changes.otherAnswers(), counted(changes.otherAnswers(), "other answer") + " changed");
        words.tasks(changes.count(TaskChange.Kind.ADDED), "added");
        words.tasks(changes.count(TaskChange.Kind.REMOVED), "removed");
        words.tasks(changes.otherData(), "with another text");
        words.add(changes.configChanged() ? 1 : 0, "another label config");
        return String.join(", ", words.parts);
    }

    /** The changes of one label. */
    static String of(Map<SpanChange.Kind, Integer> label) {
        ChangeWords words = new ChangeWords();
        int added = label.getOrDefault(SpanChange.Kind.ADDED, 0);
        words.add(added, "+" + added);
        words.rest(
                label.getOrDefault(SpanChange.Kind.RELABELLED, 0),
                label.getOrDefault(SpanChange.Kind.MOVED, 0),
                label.getOrDefault(SpanChange.Kind.REPLACED, 0),
                label.getOrDefault(SpanChange.Kind.DELETED, 0));
        return String.join(", ", words.parts);
    }

    private void rest(int relabelled, int moved, int replaced, int deleted) {
        add(relabelled, relabelled + " relabelled");
        add(moved, moved + " moved");
        add(replaced, replaced + " moved and relabelled");
        add(deleted, deleted + " deleted");
    }

    private void tasks(int count, String what) {
        add(count, counted(count, "task") + " " + what);
    }

    private void add(int count, String part) {
        if (count > 0) {
            parts.add(part);
        }
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
