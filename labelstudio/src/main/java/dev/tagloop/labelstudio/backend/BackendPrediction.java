package dev.tagloop.labelstudio.backend;

import static java.util.Objects.requireNonNull;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.JsonBacked;
import dev.tagloop.labelstudio.model.Region;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ArrayNode;

/**
 * What a backend says about one task.
 *
 * @param json the whole answer for the task: {@code result}, and where they are known {@code score}, {@code model_version} and others
 */
public record BackendPrediction(JsonObject json) implements JsonBacked {
    /** Checks that there is an object. */
    public BackendPrediction {
        requireNonNull(json, "json");
    }

    /** Nothing was found. */
    public static BackendPrediction empty() {
        return of(List.of());
    }

    /** Regions in their order; the score of each stands in the region. */
    public static BackendPrediction of(List<? extends Region> regions) {
        ArrayNode result = Json.mapper().createArrayNode();
        regions.forEach(region -> result.add(region.json().toNode()));
        return new BackendPrediction(JsonObject.empty().with("result", result));
    }

    /** With the confidence in the whole, 0 to 1. */
    public BackendPrediction withScore(double score) {
        return new BackendPrediction(json.with("score", score));
    }

    /** With the version of the model that made it. */
    public BackendPrediction withModelVersion(String version) {
        return new BackendPrediction(json.with("model_version", version));
    }

    /** The regions in their order. */
    public List<Region> regions() {
        return json.objects("result").stream().map(Region::of).toList();
    }

    /** The confidence in the whole; empty if none was given. */
    public OptionalDouble score() {
        return json.number("score");
    }

    /** The version of the model that made it; empty if it did not say. */
    public Optional<String> modelVersion() {
        return json.text("model_version");
    }
}
