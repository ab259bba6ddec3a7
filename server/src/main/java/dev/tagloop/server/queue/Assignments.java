package dev.tagloop.server.queue;

import dev.tagloop.server.storage.Times;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Which tasks are for which people. A task that is assigned to somebody is given to nobody else; how many annotations it needs remains a
 * matter of its overlap. Every method works on the handle of the caller's transaction and keeps {@code tasks.is_assigned} in line.
 */
final class Assignments {
    private static final String INSERT =
            "INSERT INTO task_assignments (project_id, task_id, user_id, assigned_by, created_at)";
    private static final String UNLESS_THERE = " ON CONFLICT (task_id, user_id) DO NOTHING";
    private static final String MARK = "UPDATE tasks SET is_assigned ="
            + " EXISTS (SELECT 1 FROM task_assignments s WHERE s.task_id = tasks.id) WHERE ";

    private final Handle handle;
    private final long project;

    Assignments(Handle handle, long project) {
        this.handle = handle;
        this.project = project;
    }

    /** The tasks of each person who has any, both in the order of their ids. */
    Map<Long, List<Long>> all() {
        Map<Long, List<Long>> tasks = new TreeMap<>();
        handle.createQuery(
                        "SELECT s.user_id, s.task_id FROM task_assignments s JOIN visible_tasks t ON t.id = s.task_id"
                                + " WHERE s.project_id = :project ORDER BY s.user_id, s.task_id")
                .bind("project", project)
                .map((row, context) -> tasks.computeIfAbsent(row.getLong("user_id"), user -> new ArrayList<>())
                        .add(row.getLong("task_id")))
                .list();
        return tasks;
    }

    /** Assigns these tasks of the project to a person, beside others. @return how many of them that person did not have */
    int add(long user, Collection<Long> tasks, long assignedBy) {
        String now = Times.now();
        PreparedBatch insert =
                handle.prepareBatch(INSERT + " VALUES (:project, :task, :user, :by, :now)" + UNLESS_THERE);
        for (long task : tasks) {
            insert.bind("project", project)
                    .bind("task", task)
                    .bind("user", user)
                    .bind("by", assignedBy)
                    .bind("now", now)
                    .add();
        }
        return changed(insert, tasks);
    }

    /** Assigns all tasks that the project has now to a person, beside others. @return how many of them that person did not have */
    int addAll(long user, long assignedBy) {
        int added = handle.createUpdate(INSERT + " SELECT t.project_id, t.id, :user, :by, :now FROM visible_tasks t"
                        + " WHERE t.project_id = :project" + UNLESS_THERE)
                .bind("project", project)
                .bind("user", user)
                .bind("by", assignedBy)
                .bind("now", Times.now())
                .execute();
        markAll();
        return added;
    }

    /** Takes these tasks from a person. @return how many of them that person had */
    int remove(long user, Collection<Long> tasks) {
        PreparedBatch delete = handle.prepareBatch(
                "DELETE FROM task_assignments WHERE project_id = :project AND user_id = :user AND task_id = :task");
        for (long task : tasks) {
            delete.bind("project", project)
                    .bind("user", user)
                    .bind("task", task)
                    .add();
        }
        return changed(delete, tasks);
    }

    /** Takes all tasks of the project from a person. @return how many that person had */
    int removeAll(long user) {
        int removed = handle.createUpdate(
                        "DELETE FROM task_assignments WHERE project_id = :project AND user_id = :user")
                .bind("project", project)
                .bind("user", user)
                .execute();
        markAll();
        return removed;
    }

    /** Takes all tasks of the project from everybody. */
    void clear() {
        handle.createUpdate("DELETE FROM task_assignments WHERE project_id = :project")
                .bind("project", project)
                .execute();
        markAll();
    }

    private int changed(PreparedBatch batch, Collection<Long> tasks) {
        if (tasks.isEmpty()) {
            return 0;
        }
        int changed = Arrays.stream(batch.execute()).sum();
        PreparedBatch mark = handle.prepareBatch(MARK + "id = :task");
        tasks.forEach(task -> mark.bind("task", task).add());
        mark.execute();
        return changed;
    }

    private void markAll() {
        handle.createUpdate(MARK + "project_id = :project")
                .bind("project", project)
                .execute();
    }
}
