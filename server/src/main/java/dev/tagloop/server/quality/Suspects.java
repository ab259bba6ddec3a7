package dev.tagloop.server.quality;

import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Times;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatements;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Suspects in the store. Every method works on the handle of the caller's transaction. */
final class Suspects {
    /** What may become of a suspect. */
    static final Set<String> STATES = Set.of("open", "dismissed", "relabel");

    /** Whether the answer was changed after somebody sent it to be labelled again. */
    private static final String DONE = "(s.state = 'relabel' AND a.updated_at > s.changed_at)";

    private static final String WHERE = " FROM label_suspects s JOIN annotations a ON a.id = s.annotation_id"
            + " JOIN visible_tasks t ON t.id = s.task_id WHERE s.project_id = :project AND s.control = :control";

    private Suspects() {}

    /** Which suspects are wanted. @param kind and state "" for all; the state done is that of suspects whose answer was changed since */
    record Wish(long project, String control, String kind, String state) {
        String condition() {
            String byKind = kind.isEmpty() ? "" : " AND s.kind = :kind";
            return byKind
                    + switch (state) {
                        case "" -> "";
                        case "done" -> " AND " + DONE;
                        case "relabel" -> " AND s.state = 'relabel' AND NOT " + DONE;
                        default -> " AND s.state = :state";
                    };
        }
    }

    private static org.jdbi.v3.core.statement.Query query(Handle handle, String sql, Wish wish) {
        org.jdbi.v3.core.statement.Query query = handle.createQuery(sql)
                .bind("project", wish.project())
                .bind("control", wish.control())
                .bind("kind", wish.kind())
                .bind("state", wish.state());
        query.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        return query;
    }

    static long count(Handle handle, Wish wish) {
        return query(handle, "SELECT COUNT(*)" + WHERE + wish.condition(), wish)
                .mapTo(Long.class)
                .one();
    }

    /** The likeliest first. */
    static ArrayNode list(Handle handle, Wish wish, long offset, long size) {
        ArrayNode list = Json.array();
        query(
                        handle,
                        "SELECT s.*, " + DONE + " AS done" + WHERE + wish.condition()
                                + " ORDER BY s.score DESC, s.id LIMIT :size OFFSET :offset",
                        wish)
                .bind("size", size)
                .bind("offset", offset)
                .map((row, context) -> {
                    ObjectNode json = Json.object()
                            .put("id", row.getLong("id"))
                            .put("task", row.getLong("task_id"))
                            .put("annotation", row.getLong("annotation_id"))
                            .put("kind", row.getString("kind"))
                            .put("score", row.getDouble("score"))
                            .put("state", row.getBoolean("done") ? "done" : row.getString("state"));
                    json.set("given", parsed(row.getString("given")));
                    json.set("suggested", parsed(row.getString("suggested")));
                    json.set("reason", parsed(row.getString("reason")));
                    return json;
                })
                .forEach(list::add);
        return list;
    }

    private static JsonNode parsed(String stored) {
        return stored == null ? Json.object().nullNode() : Json.parse(stored);
    }

    /** How many there are, by kind and by state. */
    static void counts(Handle handle, Wish all, ObjectNode json) {
        Map<String, Long> kinds = new TreeMap<>();
        Map<String, Long> states = new TreeMap<>();
        query(
                        handle,
                        "SELECT s.kind, CASE WHEN " + DONE + " THEN 'done' ELSE s.state END AS now, COUNT(*) AS n"
                                + WHERE + " GROUP BY s.kind, CASE WHEN " + DONE + " THEN 'done' ELSE s.state END",
                        all)
                .map((row, context) -> {
                    if (row.getString("now").equals("open")) {
                        kinds.merge(row.getString("kind"), row.getLong("n"), Long::sum);
                    }
                    return states.merge(row.getString("now"), row.getLong("n"), Long::sum);
                })
                .list();
        json.set("kinds", Json.tree(kinds));
        json.set("states", Json.tree(states));
    }

    /** Stores some of what a search found; what somebody decided about the same before stays decided. */
    static void add(Handle handle, long project, String control, Collection<Suspect> some) {
        PreparedBatch batch =
                handle.prepareBatch("INSERT INTO label_suspects (project_id, task_id, annotation_id, control,"
                        + " kind, score, given, suggested, reason, digest, found_at) SELECT :project, a.task_id, a.id, :control, :kind,"
                        + " :score, :given, :suggested, :reason, :digest, :now FROM annotations a WHERE a.id = :annotation"
                        + " ON CONFLICT (project_id, digest) DO UPDATE SET score = excluded.score, reason = excluded.reason,"
                        + " found_at = excluded.found_at");
        String now = Times.now();
        for (Suspect one : some) {
            batch.bind("project", project)
                    .bind("control", control)
                    .bind("annotation", one.annotation())
                    .bind("kind", one.kind().word())
                    .bind("score", one.score())
                    .bind("given", one.given().map(Json::stored).orElse(null))
                    .bind("suggested", one.suggested().map(Json::stored).orElse(null))
                    .bind("reason", Json.stored(one.reason()))
                    .bind("digest", one.digest(control))
                    .bind("now", now)
                    .add();
        }
        if (!some.isEmpty()) {
            batch.execute();
        }
    }

    /** Removes open suspects that a search did not find again. @param kinds those that it looked for */
    static int removeOld(Handle handle, long project, String control, Set<String> kinds, Set<String> found) {
        Set<Long> old = new HashSet<>();
        handle.createQuery("SELECT id, digest FROM label_suspects WHERE project_id = :project AND control = :control"
                        + " AND state = 'open' AND kind IN (<kinds>)")
                .bind("project", project)
                .bind("control", control)
                .bindList("kinds", kinds)
                .map((row, context) -> found.contains(row.getString("digest")) || old.add(row.getLong("id")))
                .list();
        List<Long> ids = List.copyOf(old);
        for (int from = 0; from < ids.size(); from += 500) {
            handle.createUpdate("DELETE FROM label_suspects WHERE id IN (<ids>)")
                    .bindList("ids", ids.subList(from, Math.min(from + 500, ids.size())))
                    .execute();
        }
        return ids.size();
    }

    /** Decides about suspects of a project. @return how many there are of these */
    static int decide(Handle handle, long project, Collection<Long> ids, String state, long user) {
        return ids.isEmpty()
                ? 0
                : handle.createUpdate("UPDATE label_suspects SET state = :state, changed_by = :user, changed_at = :now"
                                + " WHERE project_id = :project AND id IN (<ids>)")
                        .bind("state", state)
                        .bind("user", user)
                        .bind("now", Times.now())
                        .bind("project", project)
                        .bindList("ids", ids)
                        .execute();
    }
}
