package dev.tagloop.learning.testing;

import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Sentences about people and places as the labelled tasks of a project; equal for equal numbers, and no two the same. */
public final class LabeledTasks {
    public static final BackendProject PROJECT =
            BackendProject.of(3, Instant.parse("2026-11-26T12:00:00Z"), Exports.CONFIG);

    private static final String[] PEOPLE = {"Ada Lovelace", "Zoe", "Li Wei", "Maria", "Tom Hara", "Ida Berg"};
    private static final String[] PLACES = {"London", "Oslo", "New York", "Kyoto", "Turin"};
    private static final String[] VERBS = {"lives in", "flew to", "left", "came from", "wrote about"};

    private LabeledTasks() {}

    /** The tasks from one number to another, the first one included. */
    public static Stream<Task> some(int from, int to) {
        List<Task> tasks = new ArrayList<>();
        for (int i = from; i < to; i++) {
            tasks.add(task(i));
        }
        return tasks.stream();
    }

    public static Task task(int i) {
        String person = PEOPLE[i % PEOPLE.length];
        String place = PLACES[(i / 2) % PLACES.length];
        String text = person + " " + VERBS[i % VERBS.length] + " " + place + " on day " + i;
        int at = text.indexOf(place);
        return labeled(i + 1, text, List.of(span(0, person.length(), "PER"), span(at, at + place.length(), "LOC")));
    }

    /** A task with one annotation. */
    public static Task labeled(long id, String text, List<ObjectNode> regions) {
        ObjectNode task = Json.mapper().createObjectNode();
        task.put("id", id);
        task.putObject("data").put("text", text);
        ObjectNode annotation = task.putArray("annotations").addObject();
        annotation.put("id", id);
        annotation.put("updated_at", "2026-11-24T09:00:00Z");
        ArrayNode result = annotation.putArray("result");
        regions.forEach(result::add);
        return new Task(JsonObject.owning(task));
    }

    /** A labelled span. */
    public static ObjectNode span(int start, int end, String label) {
        return JsonObject.parse(Exports.region("r" + start, start, end, label)).toNode();
    }
}
