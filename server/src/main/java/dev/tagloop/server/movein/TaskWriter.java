package dev.tagloop.server.movein;

import dev.tagloop.server.annotations.Annotations;
import dev.tagloop.server.annotations.UniqueIds;
import dev.tagloop.server.annotations.VersionAction;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.RowInsert;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Stores tasks with all that hangs on them, in one unit of the writer. */
final class TaskWriter implements AutoCloseable {
    private final Handle handle;
    private final Arrived arrived;
    private final FreeIds.Session ids;
    private final RowInsert tasks;
    private final RowInsert annotations;
    private final RowInsert predictions;
    private final RowInsert drafts;
    private final PreparedStatement taskBody;
    private final PreparedStatement annotationBody;
    private final PreparedStatement predictionBody;

    TaskWriter(Handle handle, Arrived arrived, FreeIds ids) throws SQLException {
        this.handle = handle;
        this.arrived = arrived;
        this.ids = ids.on(handle);
        Connection connection = handle.getConnection();
        tasks = new RowInsert(
                connection,
                "tasks",
                "project_id",
                "inner_id",
                "overlap",
                "is_labeled",
                "created_at",
                "updated_at",
                "updated_by",
                "file_upload_id",
                "import_id",
                "total_annotations",
                "cancelled_annotations",
                "total_predictions");
        annotations = new RowInsert(
                connection,
                "annotations",
                "task_id",
                "project_id",
                "completed_by",
                "updated_by",
                "last_created_by",
                "was_cancelled",
                "ground_truth",
                "lead_time",
                "created_at",
                "updated_at",
                "draft_created_at",
                "unique_id",
                "import_id",
                "last_action",
                "bulk_created",
                "result_count",
                "version_action",
                "version_by",
                "version_at");
        predictions = new RowInsert(
                connection,
                "predictions",
                "task_id",
                "project_id",
                "model_version",
                "score",
                "cluster",
                "neighbors",
                "mislabeling",
                "created_at",
                "updated_at",
                "task_is_labeled");
        drafts = new RowInsert(
                connection,
                "drafts",
                "task_id",
                "annotation_id",
                "user_id",
                "lead_time",
                "was_postponed",
                "import_id",
                "created_at",
                "updated_at",
                "result");
        taskBody = connection.prepareStatement("INSERT INTO task_bodies (task_id, data, meta) VALUES (?, ?, ?)");
        annotationBody = connection.prepareStatement(
                "INSERT INTO annotation_bodies (annotation_id, result, prediction) VALUES (?, ?, ?)");
        predictionBody =
                connection.prepareStatement("INSERT INTO prediction_bodies (prediction_id, result) VALUES (?, ?)");
    }

    void write(List<ArrivingTask> some) throws SQLException {
        for (ArrivingTask task : some) {
            write(task);
        }
    }

    private void write(ArrivingTask task) throws SQLException {
        long id = tasks.row(
                ids.free("tasks", task.id()),
                arrived.project().project(),
                task.innerId(),
                task.overlap(),
                task.isLabelled(),
                task.createdAt(),
                task.updatedAt(),
                task.updatedBy(),
                task.upload(),
                arrived.project().importId(),
                task.annotations().size() - task.cancelled(),
                task.cancelled(),
                task.predictions().size());
        arrived.task(task, id);
        body(taskBody, id, task.data(), task.meta());
        Map<Long, Long> near = new HashMap<>();
        for (ArrivingPrediction made : task.predictions()) {
            long here = prediction(task, id, made);
            near.put(made.id(), here);
            arrived.predictions().came(made.id(), here);
        }
        Map<Long, Long> answers = new HashMap<>();
        for (ArrivingAnnotation made : task.annotations()) {
            long here = annotation(id, made, near);
            answers.put(made.id(), here);
            arrived.annotations().came(made.id(), here);
            arrived.annotations().of(here, made.parentAnnotation());
            arrived.predictions().of(here, made.parentPrediction());
        }
        for (ArrivingDraft made : task.drafts()) {
            draft(id, made, answers);
        }
    }

    private long prediction(ArrivingTask task, long id, ArrivingPrediction made) throws SQLException {
        long here = predictions.row(
                ids.free("predictions", made.id()),
                id,
                arrived.project().project(),
                made.modelVersion(),
                made.score(),
                made.cluster(),
                made.neighbors(),
                made.mislabeling(),
                made.createdAt(),
                made.updatedAt(),
                task.isLabelled());
        body(predictionBody, here, made.result());
        return here;
    }

    private long annotation(long task, ArrivingAnnotation made, Map<Long, Long> near) throws SQLException {
        long here = annotations.row(
                ids.free("annotations", made.id()),
                task,
                arrived.project().project(),
                made.completedBy(),
                made.updatedBy(),
                made.lastCreatedBy(),
                made.wasCancelled(),
                made.groundTruth(),
                made.leadTime(),
                made.createdAt(),
                made.updatedAt(),
                made.draftCreatedAt(),
                uniqueId(made),
                made.importId(),
                made.lastAction(),
                made.bulkCreated(),
                made.resultCount(),
                VersionAction.IMPORTED.word(),
                // Its history begins with what it was there.
                made.updatedBy() == null ? made.completedBy() : made.updatedBy(),
                made.updatedAt());
        body(annotationBody, here, made.result(), seen(made, task, near));
        return here;
    }

    /** The one that it has, unless another annotation here has it: a project may have been imported before by hand. */
    private String uniqueId(ArrivingAnnotation made) {
        if (made.uniqueId().isEmpty()) {
            return UniqueIds.fresh();
        }
        if (Annotations.isTaken(handle, made.uniqueId().get())) {
            arrived.newUniqueId();
            return UniqueIds.fresh();
        }
        return made.uniqueId().get();
    }

    /** The prediction that the annotator saw, as it was then, under the ids that it has here. */
    private String seen(ArrivingAnnotation made, long task, Map<Long, Long> near) {
        if (made.seen() == null) {
            return null;
        }
        Long id = near.get(made.seen().path("id").asLong(0));
        if (id != null) {
            made.seen().put("id", id);
        }
        return Json.stored(
                made.seen().put("task", task).put("project", arrived.project().project()));
    }

    private void draft(long task, ArrivingDraft made, Map<Long, Long> answers) throws SQLException {
        Long answer = made.annotation() == null ? null : answers.get(made.annotation());
        drafts.row(
                ids.free("drafts", made.id()),
                task,
                answer,
                made.user(),
                made.leadTime(),
                made.wasPostponed(),
                made.importId(),
                made.createdAt(),
                made.updatedAt(),
                made.result());
    }

    private static void body(PreparedStatement insert, long id, String... texts) throws SQLException {
        insert.setLong(1, id);
        for (int i = 0; i < texts.length; i++) {
            insert.setString(i + 2, texts[i]);
        }
        insert.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        for (AutoCloseable open :
                List.of(ids, tasks, annotations, predictions, drafts, taskBody, annotationBody, predictionBody)) {
            try {
                open.close();
            } catch (SQLException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
