package dev.tagloop.labelstudio.model;

import static java.util.Objects.requireNonNull;

import dev.tagloop.labelstudio.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A task as servers answer it and exports hold it. Which parts are there depends on the call: lists without {@code fields=all}
 * have no annotations, exports name predictions by id only.
 *
 * @param json the whole task
 */
public record Task(JsonObject json) implements JsonBacked {
    /** Checks that there is an object. */
    public Task {
        requireNonNull(json, "json");
    }

    /** The id; empty for a task that no server has seen. */
    public OptionalLong id() {
        return json.integer("id");
    }

    /** The number of the task inside its project, from 1. */
    public OptionalLong innerId() {
        return json.integer("inner_id");
    }

    /** The project's id. */
    public OptionalLong projectId() {
        return json.integer("project");
    }

    /** What is shown to the annotator. A task that is written flat, without a {@code data} key, is its own data. */
    public JsonObject data() {
        return json.object("data").orElse(json);
    }

    /** What travels along unseen; empty if there is none. */
    public JsonObject meta() {
        return json.object("meta").orElse(JsonObject.empty());
    }

    /** The annotations, skipped ones included. */
    public List<Annotation> annotations() {
        return json.objects("annotations").stream().map(Annotation::new).toList();
    }

    /** The predictions, where the call returns more than their ids. */
    public List<Prediction> predictions() {
        return json.objects("predictions").stream().map(Prediction::new).toList();
    }

    /** The drafts. */
    public List<Draft> drafts() {
        return json.objects("drafts").stream().map(Draft::new).toList();
    }

    /** Whether as many annotations were submitted as the project asks for. */
    public boolean labeled() {
        return json.flag("is_labeled").orElse(false);
    }

    /** Submitted annotations without skipped ones, counted by the server. */
    public OptionalLong totalAnnotations() {
        return json.integer("total_annotations");
    }

    /** Skipped annotations, counted by the server. */
    public OptionalLong cancelledAnnotations() {
        return json.integer("cancelled_annotations");
    }

    /** Predictions, counted by the server. */
    public OptionalLong totalPredictions() {
        return json.integer("total_predictions");
    }

    /** When it was imported. */
    public Optional<Instant> createdAt() {
        return json.instant("created_at");
    }

    /** When it last changed. */
    public Optional<Instant> updatedAt() {
        return json.instant("updated_at");
    }
}
