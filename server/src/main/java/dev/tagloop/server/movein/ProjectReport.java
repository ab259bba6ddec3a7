package dev.tagloop.server.movein;

import dev.tagloop.server.http.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What became of one project of the source. */
final class ProjectReport {
    /** How it ended. */
    enum State {
        /** It is here, complete and the same. */
        MOVED,
        /** It came before. */
        PRESENT,
        /** It came before and was deleted here. */
        IN_TRASH,
        /** Nothing of it is here; running the move again tries it again. */
        FAILED,
        /** It would come; only asked. */
        WOULD_MOVE
    }

    private final ObjectNode json = Json.object();
    private final List<String> notes = new ArrayList<>();

    ProjectReport(ObjectNode told) {
        json.put("source_id", told.path("id").asLong(0))
                .putNull("id")
                .put("title", told.path("title").asString(""))
                .putNull("state");
        json.set("told", Json.object());
        tell(told, "tasks", "task_number");
        tell(told, "annotations", "total_annotations_number");
        tell(told, "skipped", "skipped_annotations_number");
        tell(told, "predictions", "total_predictions_number");
    }

    private void tell(ObjectNode told, String name, String counter) {
        if (told.path(counter).isIntegralNumber()) {
            ((ObjectNode) json.get("told")).set(name, told.get(counter));
        }
    }

    String title() {
        return json.path("title").asString();
    }

    long tasksTold() {
        return json.path("told").path("tasks").asLong(0);
    }

    ProjectReport end(State state) {
        json.put("state", state.name().toLowerCase(java.util.Locale.ROOT));
        return this;
    }

    ProjectReport failed(String why) {
        json.put("error", why);
        return end(State.FAILED);
    }

    void here(long id) {
        json.put("id", id);
    }

    void put(String name, long count) {
        if (count > 0) {
            json.put(name, count);
        }
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    /** Tells what was read and what is stored, which must be the same. */
    void compared(Counts read, Counts stored, String digestRead, String digestStored) {
        json.set("read", read.json());
        json.set("stored", stored.json());
        json.put("digest_read", digestRead).put("digest", digestStored);
        long answers = json.path("told").path("annotations").asLong(0)
                + json.path("told").path("skipped").asLong(0);
        differs("tasks", tasksTold(), read.tasks());
        differs("annotations", answers, read.annotations());
        differs("predictions", json.path("told").path("predictions").asLong(0), read.predictions());
    }

    private void differs(String what, long told, long read) {
        if (json.path("told").has(what) && told != read) {
            note("The source counts " + told + " " + what + ", and " + read
                    + " could be read: its counters may be off, or" + " somebody worked in it meanwhile.");
        }
    }

    ObjectNode json() {
        ObjectNode copy = json.deepCopy();
        copy.set("notes", Json.tree(notes));
        return copy;
    }
}
