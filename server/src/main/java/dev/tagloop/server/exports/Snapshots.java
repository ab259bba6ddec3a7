package dev.tagloop.server.exports;

import dev.tagloop.server.storage.Times;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Snapshots and their conversions in the store. Every method works on the handle of the caller's transaction. */
final class Snapshots {
    private Snapshots() {}

    static long insert(Handle handle, long project, long user, String title, String options) {
        return handle.createQuery(
                        "INSERT INTO export_snapshots (project_id, created_by, title, created_at, status, options)"
                                + " VALUES (:project, :user, :title, :now, :status, :options) RETURNING id")
                .bind("project", project)
                .bind("user", user)
                .bind("title", title)
                .bind("now", Times.now())
                .bind("status", SnapshotRow.IN_PROGRESS)
                .bind("options", options)
                .mapTo(Long.class)
                .one();
    }

    static Optional<SnapshotRow> find(Handle handle, long id) {
        return handle.createQuery(SnapshotRow.SELECT + "WHERE id = :id")
                .bind("id", id)
                .map(SnapshotRow.MAPPER)
                .findOne();
    }

    /** A project's snapshots, the newest first. */
    static List<SnapshotRow> ofProject(Handle handle, long project) {
        return handle.createQuery(SnapshotRow.SELECT + "WHERE project_id = :project ORDER BY id DESC")
                .bind("project", project)
                .map(SnapshotRow.MAPPER)
                .list();
    }

    static List<SnapshotRow> all(Handle handle) {
        return handle.createQuery(SnapshotRow.SELECT + "ORDER BY id")
                .map(SnapshotRow.MAPPER)
                .list();
    }

    /** True when the snapshot is still there. */
    static boolean complete(Handle handle, long id, String md5, long tasks) {
        return handle.createUpdate("UPDATE export_snapshots SET status = :status, md5 = :md5, task_number = :tasks,"
                                + " finished_at = :now WHERE id = :id")
                        .bind("status", SnapshotRow.COMPLETED)
                        .bind("md5", md5)
                        .bind("tasks", tasks)
                        .bind("now", Times.now())
                        .bind("id", id)
                        .execute()
                > 0;
    }

    static int fail(Handle handle, long id, String error) {
        return handle.createUpdate(
                        "UPDATE export_snapshots SET status = :status, error = :error, finished_at = :now WHERE id = :id")
                .bind("status", SnapshotRow.FAILED)
                .bind("error", error)
                .bind("now", Times.now())
                .bind("id", id)
                .execute();
    }

    static int delete(Handle handle, long id) {
        return handle.createUpdate("DELETE FROM export_snapshots WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    static List<ConversionRow> conversions(Handle handle, long snapshot) {
        return handle.createQuery(ConversionRow.SELECT + "WHERE snapshot_id = :snapshot ORDER BY id")
                .bind("snapshot", snapshot)
                .map(ConversionRow.MAPPER)
                .list();
    }

    static List<ConversionRow> conversionsInProgress(Handle handle) {
        return handle.createQuery(ConversionRow.SELECT + "WHERE status = :status ORDER BY id")
                .bind("status", SnapshotRow.IN_PROGRESS)
                .map(ConversionRow.MAPPER)
                .list();
    }

    /** Begins a conversion; nothing when there is one of this format that did not fail. */
    static Optional<Long> begin(Handle handle, long snapshot, String format) {
        handle.createUpdate("DELETE FROM export_conversions WHERE snapshot_id = :snapshot AND export_type = :format"
                        + " AND status = :failed")
                .bind("snapshot", snapshot)
                .bind("format", format)
                .bind("failed", SnapshotRow.FAILED)
                .execute();
        return handle.createQuery(
                        "INSERT INTO export_conversions (snapshot_id, export_type, status)"
                                + " VALUES (:snapshot, :format, :status) ON CONFLICT (snapshot_id, export_type) DO NOTHING RETURNING id")
                .bind("snapshot", snapshot)
                .bind("format", format)
                .bind("status", SnapshotRow.IN_PROGRESS)
                .mapTo(Long.class)
                .findOne();
    }

    /** True when the conversion is still there. @param error why it failed; null when it did not */
    static boolean end(Handle handle, long conversion, String md5, String error) {
        return handle.createUpdate(
                                "UPDATE export_conversions SET status = :status, md5 = :md5, error = :error WHERE id = :id")
                        .bind("status", error == null ? SnapshotRow.COMPLETED : SnapshotRow.FAILED)
                        .bind("md5", md5)
                        .bind("error", error)
                        .bind("id", conversion)
                        .execute()
                > 0;
    }
}
