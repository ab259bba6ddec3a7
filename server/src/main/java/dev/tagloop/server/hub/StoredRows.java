package dev.tagloop.server.hub;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.labelstudio.convert.rows.DatasetUpdate;
import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.server.storage.Database;
import java.util.List;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Tells an update which tasks a project has, a window at a time. */
final class StoredRows {
    private static final int WINDOW = 2000;

    private final Database database;

    StoredRows(Database database) {
        this.database = database;
    }

    /** A task with its meta. @param worked whether somebody has labelled, skipped or begun it */
    public record Stored(long id, String meta, boolean worked) {}

    void tell(long project, DatasetUpdate update, CancelToken cancel) {
        long last = 0;
        List<Stored> window = after(project, last);
        while (!window.isEmpty()) {
            cancel.throwIfCancelled();
            window.forEach(task -> update.known(meta(task), task.id(), task.worked()));
            last = window.getLast().id();
            window = after(project, last);
        }
    }

    private static JsonObject meta(Stored task) {
        try {
            return JsonObject.parse(task.meta());
        } catch (JsonException e) {
            return JsonObject.empty();
        }
    }

    private List<Stored> after(long project, long last) {
        return database.read(handle -> handle.createQuery("SELECT t.id, b.meta,"
                        + " (t.total_annotations + t.cancelled_annotations > 0"
                        + " OR EXISTS (SELECT 1 FROM drafts d WHERE d.task_id = t.id)) AS worked"
                        + " FROM visible_tasks t JOIN task_bodies b ON b.task_id = t.id"
                        + " WHERE t.project_id = :project AND t.id > :last ORDER BY t.id LIMIT :window")
                .bind("project", project)
                .bind("last", last)
                .bind("window", WINDOW)
                .map(ConstructorMapper.of(Stored.class))
                .list());
    }
}
