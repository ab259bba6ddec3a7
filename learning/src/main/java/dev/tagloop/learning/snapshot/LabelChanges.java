package dev.tagloop.learning.snapshot;

import dev.tagloop.core.metrics.SpanPairs;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.text.CodePointOrder;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.LabelsRegion;
import dev.tagloop.labelstudio.model.Region;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * What a snapshot says otherwise than an earlier one, task by task and span by span.
 *
 * @param tasks the tasks that differ: those of the later snapshot in its order, then those that are gone
 * @param configChanged whether the label config is another
 */
public record LabelChanges(List<TaskChange> tasks, boolean configChanged) {

    /** Copies the list. */
    public LabelChanges {
        tasks = List.copyOf(tasks);
    }

    static LabelChanges between(LabelSnapshot older, LabelSnapshot newer) {
        Map<String, SnapshotEntry> before = new LinkedHashMap<>();
        older.entries().forEach(entry -> before.put(entry.key(), entry));
        List<TaskChange> tasks = new ArrayList<>();
        for (SnapshotEntry entry : newer.entries()) {
            SnapshotEntry earlier = before.remove(entry.key());
            TaskChange change = earlier == null
                    ? change(TaskChange.Kind.ADDED, entry, List.of(), entry.result())
                    : change(earlier, entry);
            if (!change.isNothing()) {
                tasks.add(change);
            }
        }
        before.values().forEach(entry -> tasks.add(change(TaskChange.Kind.REMOVED, entry, entry.result(), List.of())));
        return new LabelChanges(tasks, !older.labelConfig().equals(newer.labelConfig()));
    }

    private static TaskChange change(
            TaskChange.Kind kind, SnapshotEntry entry, List<Region> former, List<Region> latter) {
        return new TaskChange(entry.key(), kind, entry.data(), false, spans(former, latter), others(former, latter));
    }

    private static TaskChange change(SnapshotEntry former, SnapshotEntry latter) {
        return new TaskChange(
                latter.key(),
                TaskChange.Kind.CHANGED,
                latter.data(),
                !canonical(former.data()).equals(canonical(latter.data())),
                spans(former.result(), latter.result()),
                others(former.result(), latter.result()));
    }

    private static String canonical(JsonObject data) {
        return CanonicalJson.write(data.toNode());
    }

    /** Spans are paired within their control only: the same word may have labels of several. */
    private static List<SpanChange> spans(List<Region> former, List<Region> latter) {
        SortedMap<String, List<LabeledSpan>> before = byControl(former);
        SortedMap<String, List<LabeledSpan>> after = byControl(latter);
        TreeMap<String, List<LabeledSpan>> controls = new TreeMap<>(before);
        controls.putAll(after);
        List<SpanChange> changes = new ArrayList<>();
        for (String control : controls.keySet()) {
            SpanPairs.of(before.getOrDefault(control, List.of()), after.getOrDefault(control, List.of()))
                    .pairs()
                    .forEach(pair -> SpanChange.of(pair).ifPresent(changes::add));
        }
        return changes;
    }

    private static SortedMap<String, List<LabeledSpan>> byControl(List<Region> result) {
        SortedMap<String, List<LabeledSpan>> spans = new TreeMap<>();
        for (Region region : result) {
            if (region instanceof LabelsRegion labels) {
                List<LabeledSpan> own = spans.computeIfAbsent(
                        labels.fromName().orElse("") + "\n" + labels.toName().orElse(""), key -> new ArrayList<>());
                List<String> names = labels.labels().isEmpty() ? List.of("") : labels.labels();
                names.forEach(label -> own.add(new LabeledSpan(labels.span(), label)));
            }
        }
        return spans;
    }

    private static int others(List<Region> former, List<Region> latter) {
        List<String> gone = meanings(former);
        List<String> came = meanings(latter);
        int count = came.size();
        for (String meaning : meanings(latter)) {
            if (gone.remove(meaning)) {
                count--;
            }
        }
        return count + gone.size();
    }

    private static List<String> meanings(List<Region> result) {
        return new ArrayList<>(result.stream()
                .filter(region -> !(region instanceof LabelsRegion))
                .map(region -> Meaning.of(List.of(region)))
                .toList());
    }

    /** Whether nothing differs that matters to training. */
    public boolean isEmpty() {
        return tasks.isEmpty() && !configChanged;
    }

    /** How many tasks came, went or changed. */
    public int count(TaskChange.Kind kind) {
        return (int) tasks.stream().filter(task -> task.kind() == kind).count();
    }

    /** How many tasks of both show something else. */
    public int otherData() {
        return (int) tasks.stream().filter(TaskChange::dataChanged).count();
    }

    /** How many answers beside labelled spans came or went. */
    public int otherAnswers() {
        return sum(TaskChange::otherAnswers);
    }

    /** How many spans came, went or changed. */
    public int count(SpanChange.Kind kind) {
        return sum(task ->
                (int) task.spans().stream().filter(span -> span.kind() == kind).count());
    }

    private int sum(ToIntFunction<TaskChange> number) {
        return tasks.stream().mapToInt(number).sum();
    }

    /** The same by label: that which a span has now, or had if it is gone. */
    public SortedMap<String, Map<SpanChange.Kind, Integer>> labels() {
        SortedMap<String, Map<SpanChange.Kind, Integer>> labels = new TreeMap<>(CodePointOrder.COMPARATOR);
        for (TaskChange task : tasks) {
            for (SpanChange span : task.spans()) {
                String label = span.latter().or(span::former).orElseThrow().label();
                labels.computeIfAbsent(label, name -> new EnumMap<>(SpanChange.Kind.class))
                        .merge(span.kind(), 1, Integer::sum);
            }
        }
        return labels;
    }

    /** In words, such as {@code +38 spans, 4 relabelled, 2 moved, 1 deleted, 5 tasks added}. */
    public String words() {
        return ChangeWords.of(this);
    }
}
