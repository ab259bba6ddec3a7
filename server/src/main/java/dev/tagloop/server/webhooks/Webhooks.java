package dev.tagloop.server.webhooks;

import dev.tagloop.server.storage.Columns;
import dev.tagloop.server.storage.Times;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Webhooks in the store. Every method works on the handle of the caller's transaction. */
final class Webhooks {
    private Webhooks() {}

    static Optional<WebhookRow> find(Handle handle, long id) {
        return handle.createQuery(WebhookRow.SELECT + "WHERE w.id = :id")
                .bind("id", id)
                .map(WebhookRow.MAPPER)
                .findOne();
    }

    /** Those of a project, the oldest first. */
    static List<WebhookRow> ofProject(Handle handle, long project) {
        return handle.createQuery(WebhookRow.SELECT + "WHERE w.project_id = :project ORDER BY w.id")
                .bind("project", project)
                .map(WebhookRow.MAPPER)
                .list();
    }

    /** Those of all projects of an organization, the oldest first. */
    static List<WebhookRow> ofOrganization(Handle handle, long organization) {
        return handle.createQuery(WebhookRow.SELECT + "WHERE p.organization_id = :organization ORDER BY w.id")
                .bind("organization", organization)
                .map(WebhookRow.MAPPER)
                .list();
    }

    /** By webhook, the actions that each of these is told of, in the order of their names. */
    static Map<Long, List<String>> actions(Handle handle, Collection<Long> ids) {
        record Listed(long webhook, String action) {}
        if (ids.isEmpty()) {
            return Map.of();
        }
        return handle
                .createQuery(
                        "SELECT webhook_id, action FROM webhook_actions WHERE webhook_id IN (<ids>) ORDER BY action")
                .bindList("ids", ids)
                .map((row, context) -> new Listed(row.getLong("webhook_id"), row.getString("action")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Listed::webhook, Collectors.mapping(Listed::action, Collectors.toList())));
    }

    static List<String> actions(Handle handle, long id) {
        return actions(handle, List.of(id)).getOrDefault(id, List.of());
    }

    /** Stores one and returns its id. @param columns by name; the names never come from a request */
    static long insert(Handle handle, Map<String, Object> columns) {
        Columns named = new Columns(columns);
        return named.bind(handle.createQuery("INSERT INTO webhooks (created_at, updated_at, " + named.names()
                        + ") VALUES (:now, :now, " + named.places() + ") RETURNING id"))
                .bind("now", Times.now())
                .mapTo(Long.class)
                .one();
    }

    /** Changes columns, whose names never come from a request. */
    static void update(Handle handle, long id, Map<String, Object> columns) {
        if (columns.isEmpty()) {
            return;
        }
        Columns named = new Columns(columns);
        named.bind(handle.createUpdate(
                        "UPDATE webhooks SET " + named.assignments() + ", updated_at = :now WHERE id = :id"))
                .bind("now", Times.now())
                .bind("id", id)
                .execute();
    }

    static void setActions(Handle handle, long id, Collection<WebhookAction> actions) {
        handle.createUpdate("DELETE FROM webhook_actions WHERE webhook_id = :id")
                .bind("id", id)
                .execute();
        PreparedBatch batch =
                handle.prepareBatch("INSERT INTO webhook_actions (webhook_id, action) VALUES (:id, :action)");
        actions.stream()
                .distinct()
                .forEach(action ->
                        batch.bind("id", id).bind("action", action.name()).add());
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    static void delete(Handle handle, long id) {
        handle.createUpdate("DELETE FROM webhooks WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    /** Which of a project's webhooks are told of this now. */
    static List<Long> listening(Handle handle, long project, WebhookAction action) {
        return handle.createQuery("SELECT w.id FROM webhooks w WHERE w.project_id = :project AND w.is_active"
                        + " AND (w.send_for_all_actions OR EXISTS (SELECT 1 FROM webhook_actions a"
                        + " WHERE a.webhook_id = w.id AND a.action = :action)) ORDER BY w.id")
                .bind("project", project)
                .bind("action", action.name())
                .mapTo(Long.class)
                .list();
    }
}
