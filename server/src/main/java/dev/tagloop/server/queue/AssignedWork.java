package dev.tagloop.server.queue;

import dev.tagloop.server.http.Json;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What people have to do, and how far they are. */
final class AssignedWork {
    private static final String ANSWERED =
            "EXISTS (SELECT 1 FROM annotations a WHERE a.task_id = s.task_id AND a.completed_by = s.user_id)";
    private static final String ROWS = " FROM task_assignments s JOIN visible_tasks t ON t.id = s.task_id";
    private static final String WITH_DATA = " JOIN task_bodies b ON b.task_id = t.id";
    private static final String OF_PROJECT = " WHERE s.project_id = :project";

    private AssignedWork() {}

    /**
     * A person's share.
     *
     * @param assigned tasks in all
     * @param answered those that the person has labelled or skipped
     * @param open those that wait for the person: neither answered nor finished by others
     */
    record Share(long assigned, long answered, long open) {
        static final Share NOTHING = new Share(0, 0, 0);
    }

    /** By account; who has none is not in it. */
    static Map<Long, Share> shares(Handle handle, long project) {
        Map<Long, Share> shares = new TreeMap<>();
        handle.createQuery("SELECT s.user_id, COUNT(*) AS assigned, SUM(CASE WHEN " + ANSWERED
                        + " THEN 1 ELSE 0 END) AS answered, SUM(CASE WHEN t.is_labeled = FALSE AND NOT " + ANSWERED
                        + " THEN 1 ELSE 0 END) AS open" + ROWS + OF_PROJECT + " GROUP BY s.user_id")
                .bind("project", project)
                .map((row, context) -> shares.put(
                        row.getLong("user_id"),
                        new Share(row.getLong("assigned"), row.getLong("answered"), row.getLong("open"))))
                .list();
        return shares;
    }

    /** How many tasks wait for each person; who has none is not in it. */
    static Map<Long, Long> open(Handle handle, long project) {
        Map<Long, Long> open = new TreeMap<>();
        shares(handle, project).forEach((user, share) -> open.put(user, share.open()));
        return open;
    }

    /**
     * Some of a person's tasks by their ids, as {@code {"total": ..., "tasks": [...]}}.
     *
     * @param state {@code open} or {@code answered} for those alone, "" for all
     */
    static ObjectNode tasks(Handle handle, long project, long user, String state, int from, int count) {
        String which = switch (state) {
            case "open" -> " AND t.is_labeled = FALSE AND NOT " + ANSWERED;
            case "answered" -> " AND " + ANSWERED;
            default -> "";
        };
        String wanted = OF_PROJECT + " AND s.user_id = :user" + which;
        ObjectNode answer = Json.object();
        answer.put(
                "total",
                handle.createQuery("SELECT COUNT(*)" + ROWS + wanted)
                        .bind("project", project)
                        .bind("user", user)
                        .mapTo(Long.class)
                        .one());
        ArrayNode tasks = answer.putArray("tasks");
        handle.createQuery("SELECT t.id, t.inner_id, b.data, " + ANSWERED + " AS answered" + ROWS + WITH_DATA + wanted
                        + " ORDER BY s.task_id LIMIT :count OFFSET :from")
                .bind("project", project)
                .bind("user", user)
                .bind("count", count)
                .bind("from", from)
                .map((row, context) -> tasks.addObject()
                        .put("id", row.getLong("id"))
                        .put("inner_id", row.getLong("inner_id"))
                        .put("answered", row.getBoolean("answered"))
                        .set("data", Json.parse(row.getString("data"))))
                .list();
        return answer;
    }
}
