package dev.tagloop.server.trash;

import dev.tagloop.server.http.Json;
import dev.tagloop.server.tasks.Tasks;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people recognise a deleted thing by. */
public final class Titles {
    private static final int LONGEST = 80;

    private Titles() {}

    /** Of a single task, or of a single annotation whose task is still there. */
    static String of(Handle handle, Bundle bundle) {
        if (!bundle.of("task_bodies").isEmpty()) {
            return ofData(bundle.of("task_bodies").getFirst().get("data").stringValue());
        }
        ObjectNode annotation = bundle.of("annotations").getFirst();
        String task = Tasks.find(handle, annotation.get("task_id").longValue())
                .map(found -> ofData(found.data()))
                .orElse("");
        return annotator(handle, annotation.get("completed_by"))
                .map(email -> email + ": " + task)
                .orElse(task);
    }

    private static Optional<String> annotator(Handle handle, JsonNode id) {
        return id.isNull()
                ? Optional.empty()
                : handle.createQuery("SELECT email FROM users WHERE id = :id")
                        .bind("id", id.longValue())
                        .mapTo(String.class)
                        .findOne();
    }

    /** The first text of a task's data, or what it has instead of one. */
    public static String ofData(String stored) {
        JsonNode data = Json.parse(stored);
        String text = data.valueStream()
                .filter(value -> value.isString() && !value.stringValue().isBlank())
                .map(JsonNode::stringValue)
                .findFirst()
                .orElseGet(data::toString)
                .strip()
                .replaceAll("\\s+", " ");
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "\u2026";
    }

    static String count(long count, String things) {
        return String.format(Locale.ROOT, "%,d %s", count, things);
    }
}
