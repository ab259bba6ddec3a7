package dev.tagloop.server.exports;

import dev.tagloop.server.annotations.AnnotationJson;
import dev.tagloop.server.annotations.AnnotationRow;
import dev.tagloop.server.drafts.DraftRow;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.predictions.PredictionRow;
import java.time.Instant;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How much of what hangs on a task an export holds.
 *
 * @param kinds the annotations that it holds
 * @param draftsById drafts as ids instead of in full
 * @param predictionsInFull predictions in full instead of as ids
 * @param annotatorsInFull annotators with names and address instead of as ids
 */
record TaskShape(AnnotationKinds kinds, boolean draftsById, boolean predictionsInFull, boolean annotatorsInFull) {
    /** What an export has when nobody asks for something else. */
    static final TaskShape USUAL = new TaskShape(AnnotationKinds.ALL, false, false, false);

    void annotation(ArrayNode list, AnnotationRow row, StoredContent content) {
        if (!kinds.holds(row)) {
            return;
        }
        ObjectNode json = AnnotationJson.exported(row, content::of);
        if (annotatorsInFull && row.completedBy() != null) {
            json.set(
                    "completed_by",
                    Json.object()
                            .put("id", row.completedBy())
                            .put("email", row.email())
                            .put("first_name", row.firstName())
                            .put("last_name", row.lastName()));
        }
        list.add(json);
    }

    void draft(ArrayNode list, DraftRow row, Instant now) {
        if (draftsById) {
            list.add(row.id());
        } else {
            list.add(row.json(now));
        }
    }

    void prediction(ArrayNode list, PredictionRow row, Instant now) {
        if (predictionsInFull) {
            list.add(row.json(now));
        } else {
            list.add(row.id());
        }
    }
}
