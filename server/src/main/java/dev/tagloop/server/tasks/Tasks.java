package dev.tagloop.server.tasks;

import dev.tagloop.server.access.Sight;
import dev.tagloop.server.filters.AloneSql;
import dev.tagloop.server.storage.Times;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Tasks in the store. Every method works on the handle of the caller's transaction; those of an import in the making are never seen.
 * Whoever changes something that {@link Counters} count goes through {@link Counters#around}.
 */
public final class Tasks {
    private static final String SELECT =
            "SELECT " + TaskRow.COLUMNS + " FROM visible_tasks t JOIN task_bodies b ON b.task_id = t.id ";

    /** Ids that one statement names. */
    private static final int TOGETHER = 5000;

    private Tasks() {}

    public static Optional<TaskRow> find(Handle handle, long id) {
        return handle.createQuery(SELECT + "WHERE t.id = :id")
                .bind("id", id)
                .map(TaskRow.MAPPER)
                .findOne();
    }

    /** Whether there is one with this id. */
    public static boolean isThere(Handle handle, long id) {
        return handle.createQuery("SELECT t.id FROM visible_tasks t WHERE t.id = :id")
                .bind("id", id)
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    /** The tasks with these ids, in the order of the ids. */
    public static List<TaskRow> list(Handle handle, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(SELECT + "WHERE t.id IN (<ids>) ORDER BY t.id")
                .bindList("ids", ids)
                .map(TaskRow.MAPPER)
                .list();
    }

    /** The same in the order in which they are named; those that are gone are left out. */
    static List<TaskRow> inOrder(Handle handle, List<Long> ids) {
        Map<Long, TaskRow> rows = new HashMap<>();
        for (int from = 0; from < ids.size(); from += TOGETHER) {
            list(handle, ids.subList(from, Math.min(ids.size(), from + TOGETHER)))
                    .forEach(row -> rows.put(row.id(), row));
        }
        return ids.stream().map(rows::get).filter(Objects::nonNull).toList();
    }

    /** A page of a project's tasks, the last changed first. */
    static List<TaskRow> lastChanged(Handle handle, long project, Sight sight, long offset, long limit) {
        return handle.createQuery(SELECT + "WHERE t.project_id = :project AND " + sight.condition("t.id")
                        + AloneSql.in(
                                " ORDER BY %alone(t.updated_at) DESC, t.id DESC LIMIT :limit OFFSET :offset", sight))
                .bind("project", project)
                .bindMap(sight.parameters())
                .bind("limit", limit)
                .bind("offset", offset)
                .map(TaskRow.MAPPER)
                .list();
    }

    static long count(Handle handle, long project, Sight sight) {
        return handle.createQuery(
                        sight.isEverything()
                                ? "SELECT task_number FROM projects WHERE id = :project"
                                : "SELECT COUNT(*) FROM visible_tasks t WHERE t.project_id = :project AND "
                                        + sight.condition("t.id"))
                .bind("project", project)
                .bindMap(sight.parameters())
                .mapTo(Long.class)
                .one();
    }

    /** Stores one task with the project's next inner number. */
    static long insert(Handle handle, ProjectRef project, String data, String meta) {
        String now = Times.now();
        long id = handle.createQuery("INSERT INTO tasks (project_id, inner_id, overlap, created_at, updated_at)"
                        + " VALUES (:project, :inner, :overlap, :now, :now) RETURNING id")
                .bind("project", project.id())
                .bind("inner", nextInnerIds(handle, project.id(), 1))
                .bind("overlap", project.overlapOfNewTasks())
                .bind("now", now)
                .mapTo(Long.class)
                .one();
        handle.createUpdate("INSERT INTO task_bodies (task_id, data, meta) VALUES (:id, :data, :meta)")
                .bind("id", id)
                .bind("data", data)
                .bind("meta", meta)
                .execute();
        return id;
    }

    /** Takes inner numbers for new tasks and returns the first of them. */
    public static long nextInnerIds(Handle handle, long project, long count) {
        return handle.createQuery(
                                "UPDATE projects SET last_inner_id = last_inner_id + :count WHERE id = :project RETURNING last_inner_id")
                        .bind("count", count)
                        .bind("project", project)
                        .mapTo(Long.class)
                        .one()
                - count
                + 1;
    }

    /** Marks a task as changed now by this account. */
    public static void touch(Handle handle, long id, long user) {
        handle.createUpdate("UPDATE tasks SET updated_at = :now, updated_by = :user WHERE id = :id")
                .bind("now", Times.now())
                .bind("user", user)
                .bind("id", id)
                .execute();
    }

    /** Removes tasks with all that hangs on them. Their counts are the caller's business. */
    public static int delete(Handle handle, Collection<Long> ids) {
        return ids.isEmpty()
                ? 0
                : handle.createUpdate("DELETE FROM tasks WHERE id IN (<ids>)")
                        .bindList("ids", ids)
                        .execute();
    }
}
