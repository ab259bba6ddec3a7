package dev.tagloop.server.reviews;

import dev.tagloop.server.access.Sight;
import dev.tagloop.server.accounts.Person;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Times;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reviews in the store. Every method works on the handle of the caller's transaction. */
final class Reviews {
    private static final RowMapper<ObjectNode> MAPPER = (row, context) -> {
        ObjectNode json = Json.object()
                .put("annotation", row.getLong("id"))
                .put("task", row.getLong("task_id"))
                .put("state", row.getString("state"))
                .put("version", row.getLong("version"));
        json.set("annotator", Person.json(Person.read(row, "author")));
        json.put("updated_at", row.getString("updated_at"))
                .put("verdict", row.getString("verdict"))
                .put("reason", row.getString("reason"));
        json.set("reviewed_by", Person.json(Person.read(row, "reviewer")));
        return json.put("reviewed_at", row.getString("reviewed_at"));
    };

    private static final String COLUMNS = "SELECT a.id, a.task_id, a.version, a.updated_at, " + ReviewState.SQL
            + " AS state, r.verdict, r.reason, r.reviewed_at, " + Person.columns("u", "author") + ", "
            + Person.columns("v", "reviewer");
    private static final String TABLES = " FROM annotations a JOIN visible_tasks t ON t.id = a.task_id"
            + " LEFT JOIN annotation_reviews r ON r.annotation_id = a.id LEFT JOIN users u ON u.id = a.completed_by"
            + " LEFT JOIN users v ON v.id = r.reviewed_by ";

    private Reviews() {}

    static boolean isOn(Handle handle, long project) {
        return handle.createQuery("SELECT COUNT(*) FROM reviewed_projects WHERE project_id = :project")
                        .bind("project", project)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    static void switchTo(Handle handle, long project, boolean on) {
        handle.createUpdate(
                        on
                                ? "INSERT INTO reviewed_projects (project_id) VALUES (:project) ON CONFLICT (project_id) DO NOTHING"
                                : "DELETE FROM reviewed_projects WHERE project_id = :project")
                .bind("project", project)
                .execute();
    }

    /**
     * Which annotations of a project are meant.
     *
     * @param caller who asks
     * @param own true for the caller's alone, false for those of others; empty for all
     * @param annotator whose; empty for anybody's
     * @param sight whose work the caller sees
     */
    record Wanted(long project, long caller, Optional<Boolean> own, Optional<Long> annotator, Sight sight) {
        private String where() {
            return "WHERE a.project_id = :project AND " + ReviewState.REVIEWED
                    + own.map(mine -> mine
                                    ? " AND a.completed_by = :caller"
                                    : " AND (a.completed_by IS NULL OR a.completed_by <> :caller)")
                            .orElse("")
                    + (annotator.isPresent() ? " AND a.completed_by = :annotator" : "")
                    + (sight.isEverything() ? "" : " AND a.completed_by = :viewer");
        }

        private Map<String, Object> parameters() {
            Map<String, Object> parameters = new HashMap<>();
            parameters.put("project", project);
            own.ifPresent(mine -> parameters.put("caller", caller));
            annotator.ifPresent(user -> parameters.put("annotator", user));
            sight.viewer().ifPresent(user -> parameters.put("viewer", user));
            return parameters;
        }
    }

    /** How many there are in each state. */
    static Map<String, Long> counts(Handle handle, Wanted wanted) {
        Map<String, Long> counts = new HashMap<>();
        handle.createQuery("SELECT " + ReviewState.SQL + " AS state, COUNT(*) AS number" + TABLES + wanted.where()
                        + " GROUP BY 1")
                .bindMap(wanted.parameters())
                .map((row, context) -> counts.put(row.getString("state"), row.getLong("number")))
                .list();
        return counts;
    }

    /** Those in a state, which have been so for the longest first. */
    static ArrayNode list(Handle handle, Wanted wanted, String state, long offset, long limit) {
        ArrayNode list = Json.array();
        handle.createQuery(COLUMNS + TABLES + wanted.where() + " AND " + ReviewState.SQL
                        + " = :state ORDER BY a.updated_at, a.id LIMIT :limit OFFSET :offset")
                .bindMap(wanted.parameters())
                .bind("state", state)
                .bind("limit", limit)
                .bind("offset", offset)
                .map(MAPPER)
                .forEach(list::add);
        return list;
    }

    static Optional<ObjectNode> find(Handle handle, long annotation) {
        return handle.createQuery(COLUMNS + TABLES + "WHERE a.id = :id")
                .bind("id", annotation)
                .map(MAPPER)
                .findOne();
    }

    /** Stores what a reviewer says of the newest version; what was said before is replaced. @param reason null for none */
    static void judge(Handle handle, long annotation, long user, ReviewState verdict, String reason) {
        handle.createUpdate("DELETE FROM annotation_reviews WHERE annotation_id = :id")
                .bind("id", annotation)
                .execute();
        handle.createUpdate(
                        "INSERT INTO annotation_reviews (annotation_id, verdict, version, reason, reviewed_by,"
                                + " reviewed_at) SELECT id, :verdict, version, :reason, :user, :now FROM annotations WHERE id = :id")
                .bind("verdict", verdict.word())
                .bind("reason", reason)
                .bind("user", user)
                .bind("now", Times.now())
                .bind("id", annotation)
                .execute();
    }

    /** Whether the newest version is the user's, though the answer is somebody else's. */
    static boolean isFixedBy(Handle handle, long annotation, long user) {
        return handle.createQuery("SELECT COUNT(*) FROM annotations WHERE id = :id AND version > 1"
                                + " AND COALESCE(version_by, updated_by) = :user"
                                + " AND (completed_by IS NULL OR completed_by <> :user)")
                        .bind("id", annotation)
                        .bind("user", user)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }
}
