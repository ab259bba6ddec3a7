package dev.tagloop.learning.snapshot;

import dev.tagloop.labelstudio.model.Annotation;
import dev.tagloop.labelstudio.model.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The labels of a project at one moment, one answer a task, never changed again. Tasks that nobody labelled or that were
 * only skipped are not in it; tasks on which somebody found nothing to label are, since that too is learned from.
 *
 * <p>Two snapshots with the same content have the same digest, whatever order the tasks came in.
 */
public final class LabelSnapshot {

    private final String labelConfig;
    private final List<SnapshotEntry> entries;
    private final AdjudicationReport report;
    private final String digest;

    LabelSnapshot(String labelConfig, List<SnapshotEntry> entries, AdjudicationReport report) {
        this.labelConfig = labelConfig;
        this.entries = List.copyOf(entries);
        this.report = report;
        this.digest = SnapshotFiles.digest(this);
    }

    /**
     * Freezes an export.
     *
     * @param labelConfig the project's configuration
     * @param tasks the exported tasks with their annotations
     * @param adjudication which of several annotations counts
     * @throws SnapshotException if two tasks have the same id
     */
    public static LabelSnapshot of(String labelConfig, Iterable<Task> tasks, Adjudication adjudication) {
        return of(labelConfig, tasks, adjudication, EmptyAnnotations.REVIEWED);
    }

    /** As the other one, with what an annotation says in which nothing is labelled. */
    public static LabelSnapshot of(
            String labelConfig, Iterable<Task> tasks, Adjudication adjudication, EmptyAnnotations empties) {
        Objects.requireNonNull(labelConfig, "labelConfig");
        Map<String, SnapshotEntry> byKey = new TreeMap<>(KEY_ORDER);
        Map<Adjudication.Rule, Integer> rules = new EnumMap<>(Adjudication.Rule.class);
        int total = 0;
        int unlabeled = 0;
        int skipped = 0;
        int empty = 0;
        for (Task task : tasks) {
            total++;
            List<Annotation> annotations = task.annotations();
            List<Annotation> usable = annotations.stream()
                    .filter(annotation -> !annotation.wasCancelled())
                    .toList();
            if (usable.isEmpty()) {
                unlabeled += annotations.isEmpty() ? 1 : 0;
                skipped += annotations.isEmpty() ? 0 : 1;
                continue;
            }
            Adjudication.Decision decision = adjudication.decide(usable);
            if (empties == EmptyAnnotations.LEFT_OUT
                    && decision.annotation().result().isEmpty()) {
                unlabeled++;
                continue;
            }
            rules.merge(decision.rule(), 1, Integer::sum);
            SnapshotEntry entry = new SnapshotEntry(
                    key(task), task.data(), decision.annotation().result());
            empty += entry.result().isEmpty() ? 1 : 0;
            if (byKey.put(entry.key(), entry) != null) {
                throw new SnapshotException("the export holds the task " + entry.key() + " twice");
            }
        }
        return new LabelSnapshot(
                labelConfig,
                new ArrayList<>(byKey.values()),
                new AdjudicationReport(total, unlabeled, skipped, empty, rules));
    }

    /** A snapshot of entries as they are, in the order of their keys. */
    static LabelSnapshot ofEntries(String labelConfig, List<SnapshotEntry> entries) {
        int empty =
                (int) entries.stream().filter(entry -> entry.result().isEmpty()).count();
        return new LabelSnapshot(labelConfig, entries, new AdjudicationReport(entries.size(), 0, 0, empty, Map.of()));
    }

    /**
     * Reads a snapshot that {@link #save} wrote.
     *
     * @throws SnapshotException if the folder holds none or its content does not fit its digest
     */
    public static LabelSnapshot load(Path folder) {
        return SnapshotFiles.load(folder);
    }

    /**
     * Writes the snapshot into a folder that does not exist yet; it appears there only when it is complete.
     *
     * @throws SnapshotException if the folder exists or cannot be written
     */
    public void save(Path folder) {
        SnapshotFiles.save(this, folder);
    }

    /** The configuration that the labels were made with. */
    public String labelConfig() {
        return labelConfig;
    }

    /** The labelled tasks by rising id. */
    public List<SnapshotEntry> entries() {
        return entries;
    }

    /** What became of the export's tasks. */
    public AdjudicationReport report() {
        return report;
    }

    /** SHA-256 over configuration and entries in canonical JSON, in hexadecimal digits. */
    public String digest() {
        return digest;
    }

    /** What {@code newer} says otherwise, span by span. */
    public LabelChanges changes(LabelSnapshot newer) {
        return LabelChanges.between(this, newer);
    }

    /** What {@code newer} has that this one has not. */
    public SnapshotDiff diff(LabelSnapshot newer) {
        return SnapshotDiff.between(this, newer);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LabelSnapshot that && digest.equals(that.digest);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    @Override
    public String toString() {
        return "snapshot " + digest.substring(0, 12) + " of " + entries.size() + " tasks";
    }

    private static String key(Task task) {
        return task.id().isPresent()
                ? "id:" + task.id().getAsLong()
                : "data:" + CanonicalJson.sha256(CanonicalJson.write(task.data().toNode()));
    }

    /** Ids in the order of their numbers: a shorter one is the smaller one. */
    static final Comparator<String> KEY_ORDER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());
}
