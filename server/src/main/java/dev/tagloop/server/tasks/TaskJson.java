package dev.tagloop.server.tasks;

import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.server.annotations.AnnotationJson;
import dev.tagloop.server.annotations.AnnotationRow;
import dev.tagloop.server.comments.TaskComments;
import dev.tagloop.server.drafts.DraftRow;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.predictions.PredictionRow;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tasks as the API shows them: each form in the key order of the original. */
public final class TaskJson {
    private final ProjectRef project;
    private final TaskComments comments;
    private final Instant now = Instant.now();

    /** @param comments those of the tasks to be shown */
    public TaskJson(ProjectRef project, TaskComments comments) {
        this.project = project;
        this.comments = comments;
    }

    /** The form that a create answers: the task alone. */
    ObjectNode alone(TaskRow task) {
        return alone(task, false);
    }

    /** The form inside a message to another program. */
    public ObjectNode told(TaskRow task) {
        return alone(task, true);
    }

    private ObjectNode alone(TaskRow task, boolean told) {
        ObjectNode json = Json.object().put("id", task.id());
        body(json, task);
        json.put("inner_id", task.innerId());
        counts(json, task);
        if (told) {
            json.putNull("precomputed_agreement");
        }
        comments.counts(json, task.id());
        return json.put("project", task.projectId())
                .put("updated_by", task.updatedBy())
                .put("file_upload", task.fileUploadId())
                .set("comment_authors", comments.authors(task.id()));
    }

    /** The same with annotations and predictions, as a change and a project's task list answer. */
    public ObjectNode withAnnotations(TaskRow task, Related related) {
        ObjectNode json = alone(task);
        json.set("annotations", annotations(related.annotations(task.id())));
        json.set("predictions", predictions(related.predictions(task.id())));
        return json;
    }

    /** A task for code that looks into it: an answer carries stored JSON unread ({@link Json#copied}), where no field is found. */
    public static Task read(ObjectNode answer) {
        return new Task(JsonObject.parse(answer.toString()));
    }

    /** The form that a backend is sent while somebody labels the task. @param own their annotations and drafts, and all predictions */
    public ObjectNode interactive(TaskRow task, Related own) {
        ObjectNode json = Json.object().put("id", task.id());
        json.set("annotations", annotations(own.annotations(task.id())));
        json.set("drafts", drafts(own.drafts(task.id())));
        json.set("predictions", predictions(own.predictions(task.id())));
        json.set("data", task.dataTree());
        json.set("meta", task.metaTree());
        json.put("created_at", task.createdAt())
                .put("updated_at", task.updatedAt())
                .put("inner_id", task.innerId());
        counts(json, task);
        comments.counts(json, task.id());
        return json.put("project", task.projectId())
                .put("updated_by", task.updatedBy())
                .set("comment_authors", comments.authors(task.id()));
    }

    /** The form of one task read by its id. @param uploadedFile path of the upload it came from, or null */
    ObjectNode detail(TaskRow task, Related related, String uploadedFile) {
        return full(task, related, uploadedFile).put("annotations_results", "").put("predictions_results", "");
    }

    /** The form in a list with all fields. @param uploadedFile path of the upload it came from, or null */
    ObjectNode full(TaskRow task, Related related, String uploadedFile) {
        List<AnnotationRow> annotations = related.annotations(task.id());
        List<PredictionRow> predictions = related.predictions(task.id());
        List<DraftRow> drafts = related.drafts(task.id());
        ObjectNode json = Json.object().put("id", task.id());
        json.set("predictions", predictions(predictions));
        json.set("annotations", annotations(annotations));
        json.set("drafts", drafts(drafts));
        ArrayNode annotators = json.putArray("annotators");
        annotations.stream()
                .map(AnnotationRow::completedBy)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(annotators::add);
        json.put("inner_id", task.innerId())
                .put("cancelled_annotations", task.cancelledAnnotations())
                .put("total_annotations", task.totalAnnotations())
                .put("total_predictions", task.totalPredictions())
                .put("completed_at", completedAt(task, annotations))
                .put("annotations_results", results(annotations.stream().map(AnnotationRow::result)))
                .put("predictions_results", results(predictions.stream().map(PredictionRow::result)));
        putMean(
                json,
                "predictions_score",
                predictions.stream()
                        .filter(prediction -> !project.modelVersion().isEmpty()
                                && prediction.modelVersion().equals(project.modelVersion()))
                        .map(PredictionRow::score));
        json.put("file_upload", uploadedFile).putNull("storage_filename");
        json.put(
                "annotations_ids",
                annotations.stream()
                        .map(annotation -> Long.toString(annotation.id()))
                        .collect(Collectors.joining(",")));
        json.put(
                "predictions_model_versions",
                predictions.stream().map(PredictionRow::modelVersion).distinct().collect(Collectors.joining(",")));
        putMean(json, "avg_lead_time", annotations.stream().map(AnnotationRow::leadTime));
        json.put("draft_exists", !drafts.isEmpty());
        return end(json, task);
    }

    /** The form in a list without {@code fields=all}. @param uploadedFile path of the upload it came from, or null */
    ObjectNode brief(TaskRow task, String uploadedFile) {
        ObjectNode json = Json.object().put("id", task.id());
        json.putArray("drafts");
        json.putArray("annotators");
        json.put("inner_id", task.innerId())
                .put("cancelled_annotations", task.cancelledAnnotations())
                .put("total_annotations", task.totalAnnotations())
                .put("total_predictions", task.totalPredictions())
                .put("annotations_results", "")
                .put("predictions_results", "")
                .put("file_upload", uploadedFile)
                .putNull("storage_filename")
                .put("annotations_ids", "")
                .put("predictions_model_versions", "");
        return end(json, task);
    }

    /** What an annotator is given. @param lock the id of the lock, @param queue where the task came from */
    public ObjectNode next(
            TaskRow task, List<PredictionRow> predictions, List<DraftRow> drafts, String lock, String queue) {
        ObjectNode json = Json.object().put("id", task.id());
        json.set("predictions", predictions(predictions));
        json.putArray("annotations");
        json.set("drafts", drafts(drafts));
        json.set("updated_by", updatedBy(task));
        json.put("unique_lock_id", lock);
        body(json, task);
        json.put("inner_id", task.innerId());
        counts(json, task);
        comments.counts(json, task.id());
        json.put("project", task.projectId()).put("file_upload", task.fileUploadId());
        json.set("comment_authors", comments.authors(task.id()));
        return json.put("queue", queue);
    }

    private ObjectNode end(ObjectNode json, TaskRow task) {
        json.set("updated_by", updatedBy(task));
        body(json, task);
        comments.counts(json, task.id());
        json.put("project", task.projectId());
        json.set("comment_authors", comments.authors(task.id()));
        return json;
    }

    private static void body(ObjectNode json, TaskRow task) {
        json.set("data", Json.copied(task.data()));
        json.set("meta", Json.copied(task.meta()));
        json.put("created_at", task.createdAt())
                .put("updated_at", task.updatedAt())
                .put("is_labeled", task.isLabeled())
                .put("overlap", task.overlap());
    }

    private static void counts(ObjectNode json, TaskRow task) {
        json.put("total_annotations", task.totalAnnotations())
                .put("cancelled_annotations", task.cancelledAnnotations())
                .put("total_predictions", task.totalPredictions());
    }

    private static ArrayNode updatedBy(TaskRow task) {
        ArrayNode list = Json.array();
        if (task.updatedBy() != null) {
            list.addObject().put("user_id", task.updatedBy());
        }
        return list;
    }

    /** A task is complete since its last annotation, as far as it is labelled. */
    private static String completedAt(TaskRow task, List<AnnotationRow> annotations) {
        return task.isLabeled()
                ? annotations.stream()
                        .map(AnnotationRow::createdAt)
                        .max(String::compareTo)
                        .orElse(null)
                : null;
    }

    private static String results(Stream<String> stored) {
        StringBuilder text = new StringBuilder();
        stored.filter(Objects::nonNull).forEach(result -> {
            text.append(text.isEmpty() ? "" : " ");
            ResultText.append(text, Json.parse(result));
        });
        return text.toString();
    }

    private static void putMean(ObjectNode json, String key, Stream<Double> values) {
        OptionalDouble mean =
                values.filter(Objects::nonNull).mapToDouble(Double::doubleValue).average();
        json.put(key, mean.isPresent() ? Double.valueOf(mean.getAsDouble()) : null);
    }

    private JsonNode annotations(List<AnnotationRow> rows) {
        ArrayNode list = Json.array();
        rows.forEach(row -> list.add(AnnotationJson.of(row, now)));
        return list;
    }

    private JsonNode predictions(List<PredictionRow> rows) {
        ArrayNode list = Json.array();
        rows.forEach(row -> list.add(row.json(now)));
        return list;
    }

    private JsonNode drafts(List<DraftRow> rows) {
        ArrayNode list = Json.array();
        rows.forEach(row -> list.add(row.json(now)));
        return list;
    }
}
