package dev.tagloop.server.exports;

import dev.tagloop.server.annotations.AnnotationJson;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.tasks.Related;
import dev.tagloop.server.tasks.TaskRow;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The format that loses nothing: an array of tasks with their annotations and drafts in full and the ids of their predictions. */
final class JsonExporter implements Exporter {
    private final Instant now = Instant.now();
    private boolean first = true;

    @Override
    public String extension() {
        return "json";
    }

    @Override
    public void begin(OutputStream out) throws IOException {
        out.write('[');
    }

    @Override
    public void task(OutputStream out, TaskRow task, Related related, String file) throws IOException {
        if (!first) {
            out.write(',');
        }
        first = false;
        out.write(Json.bytes(json(task, related, file)));
    }

    @Override
    public void end(OutputStream out) throws IOException {
        out.write(']');
    }

    private ObjectNode json(TaskRow task, Related related, String file) {
        ObjectNode json = Json.object().put("id", task.id());
        ArrayNode annotations = json.putArray("annotations");
        related.annotations(task.id()).forEach(row -> annotations.add(AnnotationJson.exported(row)));
        if (file != null) {
            json.put("file_upload", file);
        }
        ArrayNode drafts = json.putArray("drafts");
        related.drafts(task.id()).forEach(draft -> drafts.add(draft.json(now)));
        ArrayNode predictions = json.putArray("predictions");
        related.predictions(task.id()).forEach(prediction -> predictions.add(prediction.id()));
        json.set("data", task.dataTree());
        json.set("meta", task.metaTree());
        json.put("created_at", task.createdAt())
                .put("updated_at", task.updatedAt())
                .put("inner_id", task.innerId())
                .put("total_annotations", task.totalAnnotations())
                .put("cancelled_annotations", task.cancelledAnnotations())
                .put("total_predictions", task.totalPredictions())
                .put("comment_count", 0)
                .put("unresolved_comment_count", 0)
                .putNull("last_comment_updated_at")
                .put("project", task.projectId())
                .put("updated_by", task.updatedBy());
        json.putArray("comment_authors");
        return json;
    }
}
