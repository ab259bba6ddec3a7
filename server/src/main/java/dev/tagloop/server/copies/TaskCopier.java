package dev.tagloop.server.copies;

import dev.tagloop.server.annotations.UniqueIds;
import dev.tagloop.server.annotations.VersionAction;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.imports.UploadCopy;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.summary.SummaryDelta;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Copies a project's tasks, a part at a time: each task with its annotations as they are at one moment. */
final class TaskCopier {
    /** Tasks copied in one transaction, so that others need not wait long. */
    static final int TOGETHER = 300;

    private final CopyMode mode;
    private final ProjectCopy copy;
    private final UploadCopy uploads;
    private final Addresses addresses;
    private final FarParents predictionParents;
    private final FarParents annotationParents;
    private final SummaryDelta summary = new SummaryDelta();
    private final String now = Times.now();
    private final long last;
    private long reached;

    TaskCopier(Handle handle, CopyMode mode, ProjectCopy copy, UploadCopy uploads, Addresses addresses) {
        this.mode = mode;
        this.copy = copy;
        this.uploads = uploads;
        this.addresses = addresses;
        this.predictionParents = FarParents.predictions(handle, copy.source());
        this.annotationParents = FarParents.annotations(handle, copy.source());
        this.last = handle.createQuery("SELECT COALESCE(MAX(id), 0) FROM visible_tasks WHERE project_id = :project")
                .bind("project", copy.source())
                .mapTo(Long.class)
                .one();
    }

    private record Task(long id, String data, Long upload) {}

    /** A parent is what it was made from, by column: null for nothing. */
    private record Answer(
            long id, long task, Long parentPrediction, Long parentAnnotation, String result, String seen) {}

    /** Copies the next tasks. True when there may be more. */
    boolean some(Handle handle) throws SQLException {
        List<Task> tasks = handle.createQuery("SELECT t.id, b.data, t.file_upload_id FROM visible_tasks t"
                        + " JOIN task_bodies b ON b.task_id = t.id WHERE t.project_id = :project AND t.id > :reached"
                        + " AND t.id <= :last ORDER BY t.id LIMIT :limit")
                .bind("project", copy.source())
                .bind("reached", reached)
                .bind("last", last)
                .bind("limit", TOGETHER)
                .map((row, context) -> {
                    long upload = row.getLong("file_upload_id");
                    return new Task(row.getLong("id"), row.getString("data"), row.wasNull() ? null : upload);
                })
                .list();
        if (tasks.isEmpty()) {
            return false;
        }
        reached = tasks.getLast().id();
        Map<Long, Long> ids = tasks(handle, tasks);
        if (mode.hasAnnotations()) {
            Map<Long, Long> predictions = predictions(handle, ids);
            Map<Long, Long> annotations = annotations(handle, ids, predictions);
            DecidedAnswers.copy(handle, ids.keySet(), annotations, predictions);
        }
        return tasks.size() == TOGETHER;
    }

    private static SequencedMap<String, String> columns(String... namesAndValues) {
        SequencedMap<String, String> columns = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            columns.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return columns;
    }

    private SequencedMap<String, String> taskColumns() {
        // Who labels the copy is a new question.
        SequencedMap<String, String> columns =
                columns("project_id", "?", "import_id", "?", "file_upload_id", "?", "is_assigned", "FALSE");
        if (!mode.hasAnnotations()) {
            columns.putAll(columns(
                    "created_at",
                    "?",
                    "updated_at",
                    "?",
                    "updated_by",
                    "NULL",
                    "is_labeled",
                    "FALSE",
                    "total_annotations",
                    "0",
                    "cancelled_annotations",
                    "0",
                    "total_predictions",
                    "0"));
        }
        return columns;
    }

    private Map<Long, Long> tasks(Handle handle, List<Task> tasks) throws SQLException {
        Map<Long, Long> ids = new LinkedHashMap<>();
        try (RowCopy rows = new RowCopy(handle, "tasks", "id", taskColumns());
                RowCopy bodies = new RowCopy(handle, "task_bodies", "task_id", columns("task_id", "?", "data", "?"))) {
            for (Task task : tasks) {
                JsonNode data = Json.parse(task.data());
                summary.data(data, 1);
                addresses.lead(data);
                Long upload =
                        task.upload() == null ? null : uploads.id(task.upload()).orElse(null);
                long id = mode.hasAnnotations()
                        ? rows.row(task.id(), copy.project(), copy.importId(), upload)
                        : rows.row(task.id(), copy.project(), copy.importId(), upload, now, now);
                bodies.row(task.id(), id, Json.stored(data));
                ids.put(task.id(), id);
            }
        }
        return ids;
    }

    private Map<Long, Long> predictions(Handle handle, Map<Long, Long> tasks) throws SQLException {
        Map<Long, Long> ids = new HashMap<>();
        Map<Long, Long> taskOf = new LinkedHashMap<>();
        handle.createQuery("SELECT id, task_id FROM predictions WHERE task_id IN (<tasks>) ORDER BY id")
                .bindList("tasks", tasks.keySet())
                .map((row, context) -> taskOf.put(row.getLong("id"), row.getLong("task_id")))
                .list();
        try (RowCopy rows = new RowCopy(handle, "predictions", "id", columns("task_id", "?", "project_id", "?"));
                RowCopy bodies =
                        new RowCopy(handle, "prediction_bodies", "prediction_id", columns("prediction_id", "?"))) {
            for (Map.Entry<Long, Long> prediction : taskOf.entrySet()) {
                long id = rows.row(prediction.getKey(), tasks.get(prediction.getValue()), copy.project());
                bodies.row(prediction.getKey(), id);
                ids.put(prediction.getKey(), id);
                predictionParents.copied(prediction.getKey(), id);
            }
        }
        return ids;
    }

    private Map<Long, Long> annotations(Handle handle, Map<Long, Long> tasks, Map<Long, Long> predictions)
            throws SQLException {
        Map<Long, Long> ids = new LinkedHashMap<>();
        List<Answer> answers = answers(handle, tasks);
        try (RowCopy rows = new RowCopy(
                        handle,
                        "annotations",
                        "id",
                        columns(
                                "task_id",
                                "?",
                                "project_id",
                                "?",
                                "unique_id",
                                "?",
                                // Its history stays with the original: this is the copy's first version.
                                "version",
                                "1",
                                "version_action",
                                "?",
                                "version_by",
                                "(SELECT created_by FROM projects WHERE id = " + copy.project() + ")",
                                "version_at",
                                "?",
                                "parent_prediction",
                                "NULL",
                                "parent_annotation",
                                "NULL"));
                RowCopy bodies = new RowCopy(
                        handle,
                        "annotation_bodies",
                        "annotation_id",
                        columns("annotation_id", "?", "prediction", "?"))) {
            for (Answer answer : answers) {
                long task = tasks.get(answer.task());
                long id = rows.row(
                        answer.id(), task, copy.project(), UniqueIds.fresh(), VersionAction.IMPORTED.word(), now);
                bodies.row(answer.id(), id, seen(answer.seen(), task, predictions));
                ids.put(answer.id(), id);
                annotationParents.copied(answer.id(), id);
                summary.annotation(answer.result(), 1);
            }
        }
        for (Answer answer : answers) {
            if (answer.parentPrediction() != null) {
                predictionParents.settle(handle, ids.get(answer.id()), answer.parentPrediction(), predictions);
            }
            if (answer.parentAnnotation() != null) {
                annotationParents.settle(handle, ids.get(answer.id()), answer.parentAnnotation(), ids);
            }
        }
        return ids;
    }

    private static List<Answer> answers(Handle handle, Map<Long, Long> tasks) {
        return handle.createQuery(
                        "SELECT a.id, a.task_id, a.parent_prediction, a.parent_annotation, b.result, b.prediction"
                                + " FROM annotations a JOIN annotation_bodies b ON b.annotation_id = a.id"
                                + " WHERE a.task_id IN (<tasks>) ORDER BY a.id")
                .bindList("tasks", tasks.keySet())
                .map((row, context) -> {
                    long prediction = row.getLong("parent_prediction");
                    Long parentPrediction = row.wasNull() ? null : prediction;
                    long annotation = row.getLong("parent_annotation");
                    Long parentAnnotation = row.wasNull() ? null : annotation;
                    return new Answer(
                            row.getLong("id"),
                            row.getLong("task_id"),
                            parentPrediction,
                            parentAnnotation,
                            row.getString("result"),
                            row.getString("prediction"));
                })
                .list();
    }

    /** The prediction that the annotator saw, as it was then, under the ids of the copy. */
    private String seen(String stored, long task, Map<Long, Long> predictions) {
        if (stored == null || !(Json.parse(stored) instanceof ObjectNode prediction)) {
            return stored;
        }
        Long id = predictions.get(prediction.path("id").asLong(0));
        if (id != null) {
            prediction.put("id", id);
        }
        return Json.stored(prediction.put("task", task).put("project", copy.project()));
    }

    /** Settles what had to wait for the last task, and gives the copy its summary. */
    void finish(Handle handle) {
        predictionParents.settleAll(handle);
        annotationParents.settleAll(handle);
        summary.apply(handle, copy.project());
    }
}
