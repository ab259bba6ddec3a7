package dev.tagloop.labelstudio.model;

import static java.util.Objects.requireNonNull;

import dev.tagloop.labelstudio.json.JsonObject;
import java.util.List;

/**
 * What an import did.
 *
 * @param json the whole answer
 */
public record ImportResult(JsonObject json) implements JsonBacked {
    /** Checks that there is an object. */
    public ImportResult {
        requireNonNull(json, "json");
    }

    /** Number of tasks stored. */
    public long taskCount() {
        return json.integer("task_count").orElse(0);
    }

    /** Number of annotations stored with them. */
    public long annotationCount() {
        return json.integer("annotation_count").orElse(0);
    }

    /** Number of predictions stored with them; servers disagree on the name. */
    public long predictionCount() {
        return json.integer("prediction_count")
                .orElse(json.integer("predictions_count").orElse(0));
    }

    /** The ids of the new tasks in the order of the import. */
    public List<Long> taskIds() {
        return json.integers("task_ids");
    }
}
