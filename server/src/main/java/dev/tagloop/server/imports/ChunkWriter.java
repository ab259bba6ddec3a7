package dev.tagloop.server.imports;

import dev.tagloop.server.annotations.Annotations;
import dev.tagloop.server.annotations.UniqueIds;
import dev.tagloop.server.annotations.VersionAction;
import dev.tagloop.server.predictions.PredictionInserts;
import dev.tagloop.server.predictions.Predictions;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Tasks;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;

/**
 * Stores a chunk of an import with all that hangs on its tasks. Plain JDBC with statements prepared once: thousands of rows go through here
 * while others wait for the writer.
 */
final class ChunkWriter implements AutoCloseable {
    private final Handle handle;
    private final ProjectRef project;
    private final long importId;
    private final Annotators annotators;
    private final long user;
    private final String now = Times.now();
    private final PreparedStatement task;
    private final PreparedStatement taskBody;
    private final PreparedStatement annotation;
    private final PreparedStatement annotationBody;
    private final PredictionInserts predictions;
    private final PreparedStatement taken;

    /** @param user who imports */
    ChunkWriter(Handle handle, ProjectRef project, long importId, Annotators annotators, long user)
            throws SQLException {
        this.user = user;
        this.handle = handle;
        this.project = project;
        this.importId = importId;
        this.annotators = annotators;
        Connection connection = handle.getConnection();
        this.task = connection.prepareStatement(
                "INSERT INTO tasks (project_id, inner_id, overlap, is_labeled, created_at, updated_at,"
                        + " file_upload_id, import_id, total_annotations, cancelled_annotations, total_predictions)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id");
        this.taskBody = connection.prepareStatement("INSERT INTO task_bodies (task_id, data, meta) VALUES (?, ?, ?)");
        this.annotation =
                connection.prepareStatement("INSERT INTO annotations (task_id, project_id, completed_by, was_cancelled,"
                        + " ground_truth, lead_time, created_at, updated_at, unique_id, version_action, version_by, version_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id");
        this.annotationBody =
                connection.prepareStatement("INSERT INTO annotation_bodies (annotation_id, result) VALUES (?, ?)");
        this.predictions = new PredictionInserts(handle);
        this.taken = connection.prepareStatement("SELECT 1 FROM annotations WHERE unique_id = ?");
    }

    /** Stores the items in order and tells the ids of their tasks. */
    void write(List<PackedItem> items, LongConsumer ids) throws SQLException {
        long inner = Tasks.nextInnerIds(handle, project.id(), items.size());
        for (PackedItem item : items) {
            long id = insertTask(item, inner++);
            ids.accept(id);
            for (PackedItem.PackedAnnotation made : item.annotations()) {
                insertAnnotation(id, made);
            }
            for (Predictions.Content made : item.predictions()) {
                predictions.insert(project.id(), id, made);
            }
        }
    }

    private long insertTask(PackedItem item, long inner) throws SQLException {
        long overlap = project.overlapOfNewTasks();
        long skipped = item.annotations().stream()
                .filter(annotation -> annotation.made().wasCancelled())
                .count();
        int all = item.annotations().size();
        task.setLong(1, project.id());
        task.setLong(2, inner);
        task.setLong(3, overlap);
        // Imported skips count as well here, unlike those of annotators.
        task.setBoolean(4, all >= overlap);
        task.setString(5, now);
        task.setString(6, now);
        if (item.upload().isPresent()) {
            task.setLong(7, item.upload().get());
        } else {
            task.setNull(7, Types.BIGINT);
        }
        task.setLong(8, importId);
        task.setLong(9, all - skipped);
        task.setLong(10, skipped);
        task.setLong(11, item.predictions().size());
        long id = id(task);
        taskBody.setLong(1, id);
        taskBody.setString(2, item.data());
        taskBody.setString(3, item.meta());
        taskBody.executeUpdate();
        return id;
    }

    private void insertAnnotation(long taskId, PackedItem.PackedAnnotation packed) throws SQLException {
        ImportItem.NewAnnotation made = packed.made();
        annotation.setLong(1, taskId);
        annotation.setLong(2, project.id());
        annotation.setLong(3, annotators.id(made.completedBy()));
        annotation.setBoolean(4, made.wasCancelled());
        annotation.setBoolean(5, made.groundTruth());
        if (made.leadTime() == null) {
            annotation.setNull(6, Types.DOUBLE);
        } else {
            annotation.setDouble(6, made.leadTime());
        }
        annotation.setString(7, now);
        annotation.setString(8, now);
        annotation.setString(9, uniqueId(made));
        annotation.setString(10, VersionAction.IMPORTED.word());
        annotation.setLong(11, user);
        annotation.setString(12, now);
        annotationBody.setLong(1, id(annotation));
        annotationBody.setString(2, packed.result());
        annotationBody.executeUpdate();
    }

    /** The id that was sent, unless an annotation has it: an export may be imported where it came from. */
    private String uniqueId(ImportItem.NewAnnotation made) throws SQLException {
        if (made.uniqueId().isEmpty()) {
            return UniqueIds.fresh();
        }
        String sent = made.uniqueId().get();
        taken.setString(1, sent);
        try (ResultSet found = taken.executeQuery()) {
            if (!found.next()) {
                return sent;
            }
        }
        return Annotations.isTaken(handle, sent) ? UniqueIds.fresh() : sent;
    }

    private static long id(PreparedStatement insert) throws SQLException {
        try (ResultSet keys = insert.executeQuery()) {
            keys.next();
            return keys.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : List.of(task, taskBody, annotation, annotationBody, taken)) {
            statement.close();
        }
        predictions.close();
    }
}
