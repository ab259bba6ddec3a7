package dev.tagloop.labelstudio.model;

import static java.util.Objects.requireNonNull;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * A task to import.
 *
 * @param json the task as it is sent: {@code data} and whatever goes with it
 */
public record NewTask(JsonObject json) implements JsonBacked {
    /** Checks that there is an object. */
    public NewTask {
        requireNonNull(json, "json");
    }

    /** A task with data for the label config's variables. */
    public static NewTask of(Map<String, ?> data) {
        return of(JsonObject.owning(Json.mapper().valueToTree(data)));
    }

    /** A task with data for the label config's variables. */
    public static NewTask of(JsonObject data) {
        return new NewTask(JsonObject.empty().with("data", data));
    }

    /** A task whose data is one text under the key {@code text}. */
    public static NewTask ofText(String text) {
        return of(JsonObject.empty().with("text", text));
    }

    /** With data that travels along unseen. */
    public NewTask withMeta(Map<String, ?> meta) {
        return new NewTask(json.with("meta", meta));
    }

    /** With annotations. Servers take imported ones as ground truth unless they say otherwise. */
    public NewTask withAnnotations(List<NewAnnotation> annotations) {
        return new NewTask(json.with("annotations", Results.toNode(annotations)));
    }

    /** With predictions. */
    public NewTask withPredictions(List<NewPrediction> predictions) {
        return new NewTask(json.with("predictions", Results.toNode(predictions)));
    }
}
