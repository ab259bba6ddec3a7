package dev.tagloop.learning.snapshot;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes of labels as JSON, for programs and for the web interface. */
public final class ChangesJson {
    private ChangesJson() {}

    /**
     * {@code {"words", "spans": COUNTS, "tasks": {"added", "removed", "changed", "other_data"}, "other_answers", "config_changed", "labels": {LABEL:
     * COUNTS}, "changes": [TASK], "left_out"}} where COUNTS has {@code added}, {@code relabelled}, {@code moved}, {@code replaced} and {@code
     * deleted}.
     *
     * @param most so many tasks are told one by one
     */
    public static JsonObject of(LabelChanges changes, int most) {
        ObjectNode root = Json.mapper().createObjectNode();
        root.put("words", changes.words());
        ObjectNode spans = root.putObject("spans");
        for (SpanChange.Kind kind : SpanChange.Kind.values()) {
            spans.put(name(kind), changes.count(kind));
        }
        root.putObject("tasks")
                .put("added", changes.count(TaskChange.Kind.ADDED))
                .put("removed", changes.count(TaskChange.Kind.REMOVED))
                .put("changed", changes.count(TaskChange.Kind.CHANGED))
                .put("other_data", changes.otherData());
        root.put("other_answers", changes.otherAnswers());
        root.put("config_changed", changes.configChanged());
        ObjectNode labels = root.putObject("labels");
        changes.labels().forEach((label, counts) -> labels.set(label, counts(counts)));
        ArrayNode tasks = root.putArray("changes");
        changes.tasks().stream().limit(most).forEach(task -> tasks.add(task(task)));
        root.put("left_out", Math.max(0, changes.tasks().size() - most));
        return JsonObject.owning(root);
    }

    private static ObjectNode counts(Map<SpanChange.Kind, Integer> counts) {
        ObjectNode node = Json.mapper().createObjectNode();
        for (SpanChange.Kind kind : SpanChange.Kind.values()) {
            node.put(name(kind), counts.getOrDefault(kind, 0));
        }
        return node.put("words", ChangeWords.of(counts));
    }

    private static ObjectNode task(TaskChange task) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("key", task.key());
        node.put("kind", name(task.kind()));
        node.set("data", task.data().toNode());
        node.put("data_changed", task.dataChanged());
        node.put("other_answers", task.otherAnswers());
        ArrayNode spans = node.putArray("spans");
        for (SpanChange change : task.spans()) {
            ObjectNode span = spans.addObject().put("kind", name(change.kind()));
            put(span, "before", change.former());
            put(span, "after", change.latter());
        }
        return node;
    }

    private static void put(ObjectNode node, String name, Optional<LabeledSpan> span) {
        span.ifPresent(labeled -> node.putObject(name)
                .put("start", labeled.span().start())
                .put("end", labeled.span().end())
                .put("label", labeled.label()));
    }

    private static String name(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
