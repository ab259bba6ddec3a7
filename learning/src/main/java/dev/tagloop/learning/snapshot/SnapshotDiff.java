package dev.tagloop.learning.snapshot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one snapshot has that an earlier one has not; tasks by their keys.
 *
 * @param added tasks that are new
 * @param removed tasks that are gone
 * @param relabeled tasks whose labels say something else
 * @param changedData tasks that show something else
 * @param configChanged whether the label config is another
 */
public record SnapshotDiff(
        List<String> added,
        List<String> removed,
        List<String> relabeled,
        List<String> changedData,
        boolean configChanged) {

    /** Copies the lists. */
    public SnapshotDiff {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        relabeled = List.copyOf(relabeled);
        changedData = List.copyOf(changedData);
    }

    static SnapshotDiff between(LabelSnapshot older, LabelSnapshot newer) {
        Map<String, SnapshotEntry> before = new LinkedHashMap<>();
        older.entries().forEach(entry -> before.put(entry.key(), entry));
        List<String> added = new ArrayList<>();
        List<String> relabeled = new ArrayList<>();
        List<String> changedData = new ArrayList<>();
        for (SnapshotEntry entry : newer.entries()) {
            SnapshotEntry earlier = before.remove(entry.key());
            if (earlier == null) {
                added.add(entry.key());
                continue;
            }
            if (!earlier.meaning().equals(entry.meaning())) {
                relabeled.add(entry.key());
            }
            if (!CanonicalJson.write(earlier.data().toNode())
                    .equals(CanonicalJson.write(entry.data().toNode()))) {
                changedData.add(entry.key());
            }
        }
        return new SnapshotDiff(
                added,
                List.copyOf(before.keySet()),
                relabeled,
                changedData,
                !older.labelConfig().equals(newer.labelConfig()));
    }

    /** Whether nothing differs that matters to training. */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && relabeled.isEmpty() && changedData.isEmpty() && !configChanged;
    }
}
