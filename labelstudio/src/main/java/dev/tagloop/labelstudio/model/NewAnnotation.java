package dev.tagloop.labelstudio.model;

import static java.util.Objects.requireNonNull;

import dev.tagloop.labelstudio.json.JsonObject;
import java.util.List;

/**
 * An annotation to submit, or the changes to one; what is not named keeps its default or its value.
 *
 * @param json what is sent
 */
public record NewAnnotation(JsonObject json) implements JsonBacked {
    /** Checks that there is an object. */
    public NewAnnotation {
        requireNonNull(json, "json");
    }

    /** Changes to nothing yet. */
    public static NewAnnotation none() {
        return new NewAnnotation(JsonObject.empty());
    }

    /** With these regions; an empty list says that there is nothing to mark. */
    public static NewAnnotation of(List<? extends Region> result) {
        return none().set("result", Results.toNode(result));
    }

    /** With the seconds that the work took. */
    public NewAnnotation leadTime(double seconds) {
        return set("lead_time", seconds);
    }

    /** As truth that others are measured by, or not. */
    public NewAnnotation groundTruth(boolean truth) {
        return set("ground_truth", truth);
    }

    /** As made from this prediction. */
    public NewAnnotation parentPrediction(long predictionId) {
        return set("parent_prediction", predictionId);
    }

    /** With any key of the API. */
    public NewAnnotation set(String name, Object value) {
        return new NewAnnotation(json.with(name, value));
    }
}
