package dev.tagloop.labelstudio.model;

import static java.util.Objects.requireNonNull;

import dev.tagloop.labelstudio.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * An annotation that was begun and not submitted.
 *
 * @param json the whole draft
 */
public record Draft(JsonObject json) implements JsonBacked {
    /** Checks that there is an object. */
    public Draft {
        requireNonNull(json, "json");
    }

    /** The id. */
    public OptionalLong id() {
        return json.integer("id");
    }

    /** The task's id. */
    public OptionalLong taskId() {
        return json.integer("task");
    }

    /** The annotation that it changes; empty if it begins a new one. */
    public OptionalLong annotationId() {
        return json.integer("annotation");
    }

    /** The e-mail address of its author. */
    public Optional<String> user() {
        return json.text("user");
    }

    /** The regions in their order. */
    public List<Region> result() {
        return Results.of(json);
    }

    /** Seconds worked so far. */
    public OptionalDouble leadTime() {
        return json.number("lead_time");
    }

    /** When it last changed. */
    public Optional<Instant> updatedAt() {
        return json.instant("updated_at");
    }
}
