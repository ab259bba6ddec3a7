package dev.tagloop.server.exports;

import dev.tagloop.server.http.Json;
import dev.tagloop.server.tasks.Related;
import dev.tagloop.server.tasks.TaskRow;
import java.time.Instant;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A task as a JSON export has it: its annotations, drafts and predictions in the shape that is asked for. */
final class ExportedTask {
    private ExportedTask() {}

    /** @param file the stored name of the upload that the task came from; null for none */
    static ObjectNode json(
            TaskRow task, Related related, String file, Instant now, TaskShape shape, StoredContent content) {
        ObjectNode json = Json.object().put("id", task.id());
        ArrayNode annotations = json.putArray("annotations");
        related.annotations(task.id()).forEach(row -> shape.annotation(annotations, row, content));
        if (file != null) {
            json.put("file_upload", file);
        }
        ArrayNode drafts = json.putArray("drafts");
        related.drafts(task.id()).forEach(row -> shape.draft(drafts, row, now));
        ArrayNode predictions = json.putArray("predictions");
        related.predictions(task.id()).forEach(row -> shape.prediction(predictions, row, now));
        json.set("data", content.of(task.data()));
        json.set("meta", content.of(task.meta()));
        json.put("created_at", task.createdAt())
                .put("updated_at", task.updatedAt())
                .put("inner_id", task.innerId())
                .put("total_annotations", task.totalAnnotations())
                .put("cancelled_annotations", task.cancelledAnnotations())
                .put("total_predictions", task.totalPredictions());
        related.comments().counts(json, task.id());
        json.put("project", task.projectId()).put("updated_by", task.updatedBy());
        json.set("comment_authors", related.comments().authors(task.id()));
        return json;
    }
}
