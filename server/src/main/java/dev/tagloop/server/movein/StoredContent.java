package dev.tagloop.server.movein;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.Related;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Reads a project as it is stored, to be held against what was read from the source. */
final class StoredContent {
    private static final int TOGETHER = 500;

    private final ContentDigest digest = new ContentDigest();
    private Counts counts = Counts.NOTHING;
    private long reached;

    private StoredContent() {}

    private record Task(
            long id,
            long innerId,
            long overlap,
            boolean labelled,
            String createdAt,
            String updatedAt,
            Long updatedBy,
            String data,
            String meta) {}

    static StoredContent of(Database database, long project, CancelToken cancel) {
        StoredContent content = new StoredContent();
        while (database.read(handle -> content.some(handle, project))) {
            cancel.throwIfCancelled();
        }
        return content;
    }

    private boolean some(Handle handle, long project) {
        List<Task> tasks = handle.createQuery(
                        "SELECT t.id, t.inner_id, t.overlap, t.is_labeled, t.created_at, t.updated_at,"
                                + " t.updated_by, b.data, b.meta FROM tasks t JOIN task_bodies b ON b.task_id = t.id"
                                + " WHERE t.project_id = :project AND t.id > :reached ORDER BY t.id LIMIT :limit")
                .bind("project", project)
                .bind("reached", reached)
                .bind("limit", TOGETHER)
                .map((row, context) -> {
                    long by = row.getLong("updated_by");
                    return new Task(
                            row.getLong("id"),
                            row.getLong("inner_id"),
                            row.getLong("overlap"),
                            row.getBoolean("is_labeled"),
                            row.getString("created_at"),
                            row.getString("updated_at"),
                            by == 0 ? null : Long.valueOf(by),
                            row.getString("data"),
                            row.getString("meta"));
                })
                .list();
        if (tasks.isEmpty()) {
            return false;
        }
        reached = tasks.getLast().id();
        Related related = Related.of(handle, tasks.stream().map(Task::id).toList());
        tasks.forEach(task -> add(task, related));
        return true;
    }

    private void add(Task task, Related related) {
        digest.add(
                "task",
                task.innerId(),
                task.overlap(),
                task.labelled(),
                task.createdAt(),
                task.updatedAt(),
                task.updatedBy(),
                task.data(),
                task.meta());
        related.annotations(task.id()).forEach(row -> ArrivingAnnotation.digest(digest, task.innerId(), row));
        related.predictions(task.id()).forEach(row -> ArrivingPrediction.digest(digest, task.innerId(), row));
        related.drafts(task.id()).forEach(row -> ArrivingDraft.digest(digest, task.innerId(), row));
        counts = counts.plus(
                1,
                related.annotations(task.id()).size(),
                related.predictions(task.id()).size(),
                related.drafts(task.id()).size());
    }

    String digest() {
        return digest.hex();
    }

    Counts counts() {
        return counts;
    }
}
