package dev.tagloop.labelstudio.model;

import static java.util.Objects.requireNonNull;

import dev.tagloop.labelstudio.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a model said about one task.
 *
 * @param json the whole prediction
 */
public record Prediction(JsonObject json) implements JsonBacked {
    /** Checks that there is an object. */
    public Prediction {
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

    /** The regions in their order. */
    public List<Region> result() {
        return Results.of(json);
    }

    /** The model's confidence in the whole, mostly 0 to 1. */
    public OptionalDouble score() {
        return json.number("score");
    }

    /** The model's name and version; an empty text if none was given. */
    public String modelVersion() {
        return json.text("model_version").orElse("");
    }

    /** When it was stored. */
    public Optional<Instant> createdAt() {
        return json.instant("created_at");
    }
}
