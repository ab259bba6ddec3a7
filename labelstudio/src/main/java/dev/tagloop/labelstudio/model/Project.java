package dev.tagloop.labelstudio.model;

import static java.util.Objects.requireNonNull;

import dev.tagloop.labelstudio.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A project with its settings and the server's counters.
 *
 * @param json the whole project
 */
public record Project(JsonObject json) implements JsonBacked {
    /** Checks that there is an object. */
    public Project {
        requireNonNull(json, "json");
    }

    /** The id; a project that a server answered has one. */
    public long id() {
        return json.integer("id").orElseThrow(() -> new IllegalStateException("the project has no id yet"));
    }

    /** The title; may be empty. */
    public String title() {
        return json.text("title").orElse("");
    }

    /** The description; may be empty. */
    public String description() {
        return json.text("description").orElse("");
    }

    /** The label config, XML. */
    public String labelConfig() {
        return json.text("label_config").orElse("");
    }

    /** Annotations wanted for each task. */
    public OptionalLong maximumAnnotations() {
        return json.integer("maximum_annotations");
    }

    /** The model version whose predictions annotators see; empty if none. */
    public String modelVersion() {
        return json.text("model_version").orElse("");
    }

    /** In which order tasks are handed out, in the server's words. */
    public String sampling() {
        return json.text("sampling").orElse("");
    }

    /** Number of tasks. */
    public OptionalLong taskNumber() {
        return json.integer("task_number");
    }

    /** Number of tasks with at least one annotation. */
    public OptionalLong annotatedTaskNumber() {
        return json.integer("num_tasks_with_annotations");
    }

    /** Number of tasks that need no more annotations. */
    public OptionalLong finishedTaskNumber() {
        return json.integer("finished_task_number");
    }

    /** Number of annotations, skipped ones not counted. */
    public OptionalLong totalAnnotationsNumber() {
        return json.integer("total_annotations_number");
    }

    /** Number of predictions. */
    public OptionalLong totalPredictionsNumber() {
        return json.integer("total_predictions_number");
    }

    /** Who made it. */
    public Optional<User> createdBy() {
        return json.object("created_by").map(User::new);
    }

    /** When it was made. */
    public Optional<Instant> createdAt() {
        return json.instant("created_at");
    }
}
