package dev.tagloop.server.adjudication;

import dev.tagloop.labelstudio.adjudication.Item;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.trash.TrashBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a rule decided, or would decide: counted, with the tasks that it leaves to people. */
final class RuleReport {
    /** Tasks that are named; more are only counted. */
    private static final int NAMED = 1000;

    private final Rule rule;
    private final boolean preview;
    private final List<long[]> left = new ArrayList<>();
    private Map<Item.Kind, Map<String, Double>> weights = Map.of();
    private long tasks;
    private long decided;
    private long regions;
    private long settled;
    private long disputes;
    private TrashBatch.Thing undo;

    RuleReport(Rule rule, boolean preview) {
        this.rule = rule;
        this.preview = preview;
    }

    void weights(Map<Item.Kind, Map<String, Double>> learned) {
        weights = learned;
    }

    void undo(TrashBatch.Thing thing) {
        undo = thing;
    }

    long decided() {
        return decided;
    }

    long left() {
        return tasks - decided;
    }

    /** Counts a task that it decided. @param differences its disputes where all must agree; @param kept the regions of the result */
    void decide(int differences, int kept) {
        tasks++;
        decided++;
        settled += differences;
        regions += kept;
    }

    /** Counts a task that is left to people. @param open the disputes that the rule does not settle */
    void leave(long task, int open) {
        tasks++;
        disputes += open;
        if (left.size() < NAMED) {
            left.add(new long[] {task, open});
        }
    }

    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("rule", rule.word())
                .put("preview", preview)
                .put("tasks", tasks)
                .put("decided", decided)
                .put("regions", regions)
                .put("settled_disputes", settled)
                .put("open_disputes", disputes);
        ArrayNode tasksLeft = json.putArray("left");
        left.forEach(one -> tasksLeft.addObject().put("task", one[0]).put("disputes", one[1]));
        ArrayNode annotators = json.putArray("weights");
        Map<String, Double> spans = weights.getOrDefault(Item.Kind.SPAN, Map.of());
        Map<String, Double> answers = weights.getOrDefault(Item.Kind.ANSWER, Map.of());
        TreeSet<String> names = new TreeSet<>(spans.keySet());
        names.addAll(answers.keySet());
        names.forEach(name -> annotators
                .addObject()
                .put("annotator", name)
                .put("spans", spans.get(name))
                .put("answers", answers.get(name)));
        json.set(
                "undo",
                undo == null
                        ? json.nullNode()
                        : Json.object().put("kind", undo.kind()).put("id", undo.id()));
        return json;
    }
}
