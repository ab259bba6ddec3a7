package dev.tagloop.server.annotations;

import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.tasks.TimeSince;
import java.time.Instant;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Annotations as the API shows them, in its key order. */
public final class AnnotationJson {
    private AnnotationJson() {}

    /** The usual form, with the annotator as an id. */
    public static ObjectNode of(AnnotationRow row, Instant now) {
        ObjectNode json = Json.object().put("id", row.id());
        json.set("result", copied(row.result()));
        json.put("created_username", createdUsername(row));
        json.put("created_ago", TimeSince.of(Times.instant(row.createdAt()), now));
        json.put("completed_by", row.completedBy());
        flags(json, row).put("draft_created_at", row.draftCreatedAt()).put("lead_time", row.leadTime());
        return origin(json, row);
    }

    /** Answers with an annotation and the tag of its version. */
    static void answer(Call call, int status, AnnotationRow row) {
        call.etag(row.version()).json(status, of(row, Instant.now()));
    }

    /** The form inside a JSON export. @param content makes a part of it of stored JSON */
    public static ObjectNode exported(AnnotationRow row, Function<String, JsonNode> content) {
        ObjectNode json = Json.object().put("id", row.id()).put("completed_by", row.completedBy());
        json.set("result", row.result() == null ? json.nullNode() : content.apply(row.result()));
        flags(json, row).put("draft_created_at", row.draftCreatedAt()).put("lead_time", row.leadTime());
        json.set("prediction", row.prediction() == null ? Json.object() : content.apply(row.prediction()));
        json.put("result_count", row.resultCount()).put("unique_id", row.uniqueId());
        return origin(json, row);
    }

    /** The form inside a message to another program. */
    public static ObjectNode told(AnnotationRow row) {
        ObjectNode json = Json.object().put("id", row.id());
        json.set("result", tree(row.result()));
        flags(json, row).put("draft_created_at", row.draftCreatedAt()).put("lead_time", row.leadTime());
        json.set("prediction", row.prediction() == null ? Json.object() : Json.parse(row.prediction()));
        return json.put("result_count", row.resultCount())
                .put("unique_id", row.uniqueId())
                .put("import_id", row.importId())
                .put("last_action", row.lastAction())
                .put("bulk_created", row.bulkCreated())
                .put("task", row.taskId())
                .put("project", row.projectId())
                .put("completed_by", row.completedBy())
                .put("updated_by", row.updatedBy())
                .put("parent_prediction", row.parentPrediction())
                .put("parent_annotation", row.parentAnnotation())
                .put("last_created_by", row.lastCreatedBy());
    }

    private static ObjectNode flags(ObjectNode json, AnnotationRow row) {
        return json.put("was_cancelled", row.wasCancelled())
                .put("ground_truth", row.groundTruth())
                .put("created_at", row.createdAt())
                .put("updated_at", row.updatedAt());
    }

    private static ObjectNode origin(ObjectNode json, AnnotationRow row) {
        return json.put("import_id", row.importId())
                .put("last_action", row.lastAction())
                .put("bulk_created", row.bulkCreated())
                .put("task", row.taskId())
                .put("project", row.projectId())
                .put("updated_by", row.updatedBy())
                .put("parent_prediction", row.parentPrediction())
                .put("parent_annotation", row.parentAnnotation())
                .put("last_created_by", row.lastCreatedBy());
    }

    private static JsonNode copied(String stored) {
        return stored == null ? Json.object().nullNode() : Json.copied(stored);
    }

    private static JsonNode tree(String stored) {
        return stored == null ? Json.object().nullNode() : Json.parse(stored);
    }

    /** Names, address and id; without names it begins with a blank, which clients have come to expect. */
    private static String createdUsername(AnnotationRow row) {
        if (row.completedBy() == null) {
            return "";
        }
        String last = row.lastName().isEmpty() ? "" : " " + row.lastName();
        return row.firstName() + last + " " + row.email() + ", " + row.completedBy();
    }
}
