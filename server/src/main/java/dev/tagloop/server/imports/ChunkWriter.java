package dev.tagloop.server.imports;

import dev.tagloop.server.annotations.Annotations;
import dev.tagloop.server.annotations.UniqueIds;
import dev.tagloop.server.annotations.VersionAction;
import dev.tagloop.server.predictions.PredictionInserts;
import dev.tagloop.server.predictions.Predictions;
import dev.tagloop.server.storage.Counters;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Tasks;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;

/**
 * Stores chunks of an import with all that hangs on their tasks, in one transaction. Plain JDBC with statements prepared once: thousands of
 * rows go through here while others wait for the writer.
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
    /** Unique ids that this chunk brings; the database does not know them yet. */
    private final Set<String> added = new HashSet<>();

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
                "INSERT INTO tasks (id, project_id, inner_id, overlap, is_labeled, created_at, updated_at,"
                        + " file_upload_id, import_id, total_annotations, cancelled_annotations, total_predictions)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        this.taskBody = connection.prepareStatement("INSERT INTO task_bodies (task_id, data, meta) VALUES (?, ?, ?)");
        this.annotation = connection.prepareStatement(
                "INSERT INTO annotations (id, task_id, project_id, completed_by, was_cancelled,"
                        + " ground_truth, lead_time, created_at, updated_at, unique_id, version_action, version_by, version_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        this.annotationBody =
                connection.prepareStatement("INSERT INTO annotation_bodies (annotation_id, result) VALUES (?, ?)");
        this.predictions = new PredictionInserts(handle);
        this.taken = connection.prepareStatement("SELECT 1 FROM annotations WHERE unique_id = ?");
    }

    /** Stores the items in order and tells the ids of their tasks. */
    void write(List<PackedItem> items, LongConsumer told) throws SQLException {
        long inner = Tasks.nextInnerIds(handle, project.id(), items.size());
        Ids tasks = ids("tasks", items.size());
        Ids annotations = ids(
                "annotations",
                items.stream().mapToInt(item -> item.annotations().size()).sum());
        Ids predicted = ids(
                "predictions",
                items.stream().mapToInt(item -> item.predictions().size()).sum());
        for (PackedItem item : items) {
            long id = tasks.next();
            told.accept(id);
            boolean labeled = addTask(item, id, inner++);
            for (PackedItem.PackedAnnotation made : item.annotations()) {
                addAnnotation(id, annotations.next(), made);
            }
            for (Predictions.Content made : item.predictions()) {
                predictions.add(predicted.next(), project.id(), id, labeled, made);
            }
        }
        for (PreparedStatement statement : List.of(task, taskBody, annotation, annotationBody)) {
            statement.executeBatch();
        }
        predictions.send();
        added.clear();
    }

    /** Ids that are known before their rows are stored, so that these go to the database many at a time. */
    private Ids ids(String table, int count) throws SQLException {
        return new Ids(Counters.reserve(handle.getConnection(), table, count));
    }

    private static final class Ids {
        private final long[] all;
        private int given;

        Ids(long[] all) {
            this.all = all;
        }

        long next() {
            return all[given++];
        }
    }

    /** @return whether it is labelled */
    private boolean addTask(PackedItem item, long id, long inner) throws SQLException {
        long overlap = project.overlapOfNewTasks();
        long skipped = item.annotations().stream()
                .filter(annotated -> annotated.made().wasCancelled())
                .count();
        int all = item.annotations().size();
        task.setLong(1, id);
        task.setLong(2, project.id());
        task.setLong(3, inner);
        task.setLong(4, overlap);
        // Imported skips count as well here, unlike those of annotators.
        boolean labeled = all >= overlap;
        task.setBoolean(5, labeled);
        task.setString(6, now);
        task.setString(7, now);
        if (item.upload().isPresent()) {
            task.setLong(8, item.upload().get());
        } else {
            task.setNull(8, Types.BIGINT);
        }
        task.setLong(9, importId);
        task.setLong(10, all - skipped);
        task.setLong(11, skipped);
        task.setLong(12, item.predictions().size());
        task.addBatch();
        taskBody.setLong(1, id);
        taskBody.setString(2, item.data());
        taskBody.setString(3, item.meta());
        taskBody.addBatch();
        return labeled;
    }

    private void addAnnotation(long taskId, long id, PackedItem.PackedAnnotation packed) throws SQLException {
        ImportItem.NewAnnotation made = packed.made();
        annotation.setLong(1, id);
        annotation.setLong(2, taskId);
        annotation.setLong(3, project.id());
        annotation.setLong(4, annotators.id(made.completedBy()));
        annotation.setBoolean(5, made.wasCancelled());
        annotation.setBoolean(6, made.groundTruth());
        if (made.leadTime() == null) {
            annotation.setNull(7, Types.DOUBLE);
        } else {
            annotation.setDouble(7, made.leadTime());
        }
        annotation.setString(8, now);
        annotation.setString(9, now);
        annotation.setString(10, uniqueId(made));
        annotation.setString(11, VersionAction.IMPORTED.word());
        annotation.setLong(12, user);
        annotation.setString(13, now);
        annotation.addBatch();
        annotationBody.setLong(1, id);
        annotationBody.setString(2, packed.result());
        annotationBody.addBatch();
    }

    /** The id that was sent, unless an annotation has it: an export may be imported where it came from. */
    private String uniqueId(ImportItem.NewAnnotation made) throws SQLException {
        if (made.uniqueId().isEmpty()) {
            return UniqueIds.fresh();
        }
        String sent = made.uniqueId().get();
        if (!added.add(sent)) {
            return UniqueIds.fresh();
        }
        taken.setString(1, sent);
        try (ResultSet found = taken.executeQuery()) {
            if (!found.next()) {
                return sent;
            }
        }
        return Annotations.isTaken(handle, sent) ? UniqueIds.fresh() : sent;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : List.of(task, taskBody, annotation, annotationBody, taken)) {
            statement.close();
        }
        predictions.close();
    }
}
