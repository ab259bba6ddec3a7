package dev.tagloop.labelstudio.model;

import static java.util.Objects.requireNonNull;

import dev.tagloop.labelstudio.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one person said about one task.
 *
 * @param json the whole annotation
 */
public record Annotation(JsonObject json) implements JsonBacked {
    /** Checks that there is an object. */
    public Annotation {
        requireNonNull(json, "json");
    }

    /** The id; empty before a server gave one. */
    public OptionalLong id() {
        return json.integer("id");
    }

    /** The task's id. */
    public OptionalLong taskId() {
        return json.integer("task");
    }

    /** The project's id. */
    public OptionalLong projectId() {
        return json.integer("project");
    }

    /** The regions in their order; empty also where the result is null, as a skip without content has it. */
    public List<Region> result() {
        return Results.of(json);
    }

    /** The annotator's id, which some answers wrap into an object. */
    public OptionalLong completedBy() {
        return json.object("completed_by")
                .map(user -> user.integer("id"))
                .orElseGet(() -> json.integer("completed_by"));
    }

    /** Whether the task was skipped. */
    public boolean wasCancelled() {
        return json.flag("was_cancelled").orElse(false);
    }

    /** Whether it counts as the truth that others are measured by. */
    public boolean groundTruth() {
        return json.flag("ground_truth").orElse(false);
    }

    /** Seconds that the work took. */
    public OptionalDouble leadTime() {
        return json.number("lead_time");
    }

    /** A UUID that survives export and import. */
    public Optional<String> uniqueId() {
        return json.text("unique_id");
    }

    /** The prediction that it was made from. */
    public OptionalLong parentPrediction() {
        return json.integer("parent_prediction");
    }

    /** The annotation that it was made from. */
    public OptionalLong parentAnnotation() {
        return json.integer("parent_annotation");
    }

    /** When it was submitted. */
    public Optional<Instant> createdAt() {
        return json.instant("created_at");
    }

    /** When it last changed. */
    public Optional<Instant> updatedAt() {
        return json.instant("updated_at");
    }
}
