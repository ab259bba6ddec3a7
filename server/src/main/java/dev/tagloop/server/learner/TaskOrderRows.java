package dev.tagloop.server.learner;

import dev.tagloop.labelstudio.backend.TaskOrdering;
import dev.tagloop.server.storage.ProjectTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Orders in the store. Every method works on the handle of the caller's transaction. */
final class TaskOrderRows {
    private static final String TASKS = " FROM ordered_tasks o JOIN visible_tasks t ON t.id = o.task_id";
    private static final String OPEN =
            " WHERE o.project_id = :project AND o.generation = (SELECT g.generation FROM task_orders g"
                    + " WHERE g.project_id = :project) AND t.is_labeled = FALSE AND t.total_annotations = 0";
    private static final ProjectTable TABLE = new ProjectTable("task_orders");

    private TaskOrderRows() {}

    /** A task in its place, with its data. */
    record Ordered(TaskOrdering.Place place, String data) {}

    static TaskOrderRow of(Handle handle, long project) {
        return handle.createQuery(TaskOrderRow.SELECT + "WHERE project_id = :project")
                .bind("project", project)
                .map(TaskOrderRow.MAPPER)
                .findOne()
                .orElseGet(() -> TaskOrderRow.none(project));
    }

    /** Forgets the order and what was stopped: another sampler is asked for. */
    static void reset(Handle handle, long project) {
        TABLE.touch(handle, project);
        handle.createUpdate("UPDATE task_orders SET generation = generation + 1, sampler = NULL, chosen_by = NULL,"
                        + " reader = NULL, note = NULL, made_at = NULL, places = 0, stopped = NULL, stopped_why = NULL"
                        + " WHERE project_id = :project")
                .bind("project", project)
                .execute();
        tidy(handle, project);
    }

    /** What was stopped may begin again. */
    static void goOn(Handle handle, long project) {
        handle.createUpdate("UPDATE task_orders SET stopped = NULL, stopped_why = NULL WHERE project_id = :project")
                .bind("project", project)
                .execute();
    }

    /** Notes what is not to begin again by itself. */
    static void stop(Handle handle, long project, String what, String why) {
        TABLE.touch(handle, project);
        handle.createUpdate("UPDATE task_orders SET stopped = :what, stopped_why = :why WHERE project_id = :project")
                .bind("project", project)
                .bind("what", what)
                .bind("why", why)
                .execute();
    }

    /** Writes a part of an order that does not count yet; tasks that are gone are left out. @param from the place of the first */
    static void add(Handle handle, long project, long generation, long from, List<TaskOrdering.Place> places) {
        PreparedBatch insert = handle.prepareBatch(
                "INSERT INTO ordered_tasks (project_id, generation, place, task_id, score, reason, why)"
                        + " SELECT :project, :generation, :place, id, :score, :reason, :why FROM tasks WHERE id = :task");
        for (int i = 0; i < places.size(); i++) {
            TaskOrdering.Place place = places.get(i);
            insert.bind("project", project)
                    .bind("generation", generation)
                    .bind("place", from + i)
                    .bind("task", place.task())
                    .bind("score", place.score())
                    .bind("reason", place.reason())
                    .bind(
                            "why",
                            place.why().isEmpty()
                                    ? null
                                    : WhyJson.of(place.why()).toString())
                    .add();
        }
        if (!places.isEmpty()) {
            insert.execute();
        }
    }

    /** Lets an order count that was written. */
    static void publish(Handle handle, TaskOrderRow row) {
        TABLE.touch(handle, row.projectId());
        handle.createUpdate("UPDATE task_orders SET generation = :generation, sampler = :sampler,"
                        + " chosen_by = :chosenBy, reader = :reader, note = :note, made_at = :madeAt,"
                        + " task_number = :taskNumber, places = :places, stopped = NULL, stopped_why = NULL"
                        + " WHERE project_id = :projectId")
                .bind("projectId", row.projectId())
                .bind("generation", row.generation())
                .bind("sampler", row.sampler())
                .bind("chosenBy", row.chosenBy())
                .bind("reader", row.reader())
                .bind("note", row.note())
                .bind("madeAt", row.madeAt())
                .bind("taskNumber", row.taskNumber())
                .bind("places", row.places())
                .execute();
    }

    /** Removes ordered tasks that do not count. */
    static void tidy(Handle handle, long project) {
        handle.createUpdate("DELETE FROM ordered_tasks WHERE project_id = :project AND generation <>"
                        + " (SELECT g.generation FROM task_orders g WHERE g.project_id = :project)")
                .bind("project", project)
                .execute();
    }

    /** How many tasks a project has. */
    static long taskNumber(Handle handle, long project) {
        return handle.createQuery("SELECT task_number FROM projects WHERE id = :project")
                .bind("project", project)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /** How many tasks that nobody has labelled were changed since a moment. @param most more are not counted */
    static long changed(Handle handle, long project, String since, int most) {
        return handle.createQuery("SELECT COUNT(*) FROM (SELECT id FROM visible_tasks WHERE project_id = :project"
                        + " AND updated_at > :since AND is_labeled = FALSE"
                        + " AND total_annotations + cancelled_annotations = 0 LIMIT :most) c")
                .bind("project", project)
                .bind("since", since)
                .bind("most", most)
                .mapTo(Long.class)
                .one();
    }

    /** How many of the ordered tasks nobody has labelled. */
    static long left(Handle handle, long project) {
        return handle.createQuery("SELECT COUNT(*)" + TASKS + OPEN)
                .bind("project", project)
                .mapTo(Long.class)
                .one();
    }

    /** The first of those. */
    static List<Ordered> first(Handle handle, long project, long count) {
        return handle.createQuery("SELECT o.task_id, o.score, o.reason, o.why, b.data"
                        + TASKS + " JOIN task_bodies b ON b.task_id = t.id" + OPEN
                        + " ORDER BY o.place LIMIT :count")
                .bind("project", project)
                .bind("count", count)
                .map((row, context) -> new Ordered(place(row.getLong("task_id"), row), row.getString("data")))
                .list();
    }

    /** A task's data; empty if it is gone. */
    static Optional<String> data(Handle handle, long task) {
        return handle.createQuery("SELECT data FROM task_bodies WHERE task_id = :task")
                .bind("task", task)
                .mapTo(String.class)
                .findOne();
    }

    /** The place of one task; empty if it has none. */
    static Optional<TaskOrdering.Place> ofTask(Handle handle, long project, long task) {
        return handle.createQuery("SELECT o.score, o.reason, o.why FROM ordered_tasks o WHERE o.task_id = :task"
                        + " AND o.project_id = :project AND o.generation = (SELECT g.generation FROM task_orders g"
                        + " WHERE g.project_id = :project) ORDER BY o.place LIMIT 1")
                .bind("project", project)
                .bind("task", task)
                .map((row, context) -> place(task, row))
                .findOne();
    }

    private static TaskOrdering.Place place(long task, ResultSet row) throws SQLException {
        return new TaskOrdering.Place(
                task, row.getDouble("score"), row.getString("reason"), WhyJson.read(row.getString("why")));
    }
}
