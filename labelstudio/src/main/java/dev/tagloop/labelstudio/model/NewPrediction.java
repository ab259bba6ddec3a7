package dev.tagloop.labelstudio.model;

import static java.util.Objects.requireNonNull;

import dev.tagloop.labelstudio.json.JsonObject;
import java.util.List;

/**
 * A prediction to store.
 *
 * @param json what is sent
 */
public record NewPrediction(JsonObject json) implements JsonBacked {
    /** Checks that there is an object. */
    public NewPrediction {
        requireNonNull(json, "json");
    }

    /** Regions for a task that is named elsewhere, as inside a {@link NewTask}. */
    public static NewPrediction of(List<? extends Region> result) {
        return new NewPrediction(JsonObject.empty().with("result", Results.toNode(result)));
    }

    /** Regions for a stored task. */
    public static NewPrediction of(long taskId, List<? extends Region> result) {
        JsonObject json = JsonObject.empty().with("task", taskId);
        return new NewPrediction(json.with("result", Results.toNode(result)));
    }

    /** With the confidence in the whole, 0 to 1. */
    public NewPrediction score(double score) {
        return set("score", score);
    }

    /** With the model's name and version. */
    public NewPrediction modelVersion(String modelVersion) {
        return set("model_version", modelVersion);
    }

    /** With any key of the API. */
    public NewPrediction set(String name, Object value) {
        return new NewPrediction(json.with(name, value));
    }
}
