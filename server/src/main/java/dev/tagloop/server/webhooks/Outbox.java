package dev.tagloop.server.webhooks;

import dev.tagloop.server.annotations.UniqueIds;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.storage.Wakeups;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is to be sent, stored with the change that it tells of: a message is there exactly if the change is, whatever happens to the server.
 * Every method works on the handle of the caller's transaction.
 */
final class Outbox {
    /** Tasks in one message about an import. */
    static final int TASKS_TOGETHER = 250;

    private Outbox() {}

    /** Some tasks of an import: those of its tasks whose ids lie from one to the other. */
    record Window(long importId, long firstTask, long lastTask) {}

    /** Stores a message for each webhook that is told of this; nothing is made where nobody is. */
    static void add(Handle handle, long project, WebhookAction action, Supplier<ObjectNode> message) {
        List<Long> listening = Webhooks.listening(handle, project, action);
        if (!listening.isEmpty()) {
            deliver(handle, insert(handle, project, action.name(), message.get()), listening);
        }
    }

    /** Stores a message, and returns the event's id. */
    static long insert(Handle handle, long project, String action, ObjectNode message) {
        String body = Json.stored(message);
        return handle.createQuery("INSERT INTO webhook_events (project_id, action, created_at, body, size)"
                        + " VALUES (:project, :action, :now, :body, :size) RETURNING id")
                .bind("project", project)
                .bind("action", action)
                .bind("now", Times.now())
                .bind("body", body)
                .bind("size", body.length())
                .mapTo(Long.class)
                .one();
    }

    /** Stores messages about all tasks of an import: only which they are, since there may be a million. */
    static void addImport(Handle handle, long project, long importId) {
        List<Long> listening = Webhooks.listening(handle, project, WebhookAction.TASKS_CREATED);
        if (listening.isEmpty()) {
            return;
        }
        for (Window window : windows(handle, importId)) {
            long event = handle.createQuery(
                            "INSERT INTO webhook_events (project_id, action, created_at, size, import_id,"
                                    + " first_task, last_task) VALUES (:project, :action, :now, 0, :import, :first, :last) RETURNING id")
                    .bind("project", project)
                    .bind("action", WebhookAction.TASKS_CREATED.name())
                    .bind("now", Times.now())
                    .bind("import", window.importId())
                    .bind("first", window.firstTask())
                    .bind("last", window.lastTask())
                    .mapTo(Long.class)
                    .one();
            deliver(handle, event, listening);
        }
    }

    private static List<Window> windows(Handle handle, long importId) {
        List<Long> lasts = handle.createQuery("SELECT id FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS place,"
                        + " COUNT(*) OVER () AS total FROM tasks WHERE import_id = :import) placed"
                        + " WHERE place % :together = 0 OR place = total ORDER BY id")
                .bind("import", importId)
                .bind("together", TASKS_TOGETHER)
                .mapTo(Long.class)
                .list();
        List<Window> windows = new ArrayList<>();
        long first = 0;
        for (long last : lasts) {
            windows.add(new Window(importId, first, last));
            first = last + 1;
        }
        return windows;
    }

    /** Puts an event into the queues of webhooks, behind what waits there. */
    static void deliver(Handle handle, long event, List<Long> webhooks) {
        PreparedBatch batch =
                handle.prepareBatch("INSERT INTO webhook_deliveries (webhook_id, event_id, uid, created_at)"
                        + " VALUES (:webhook, :event, :uid, :now)");
        webhooks.forEach(webhook -> batch.bind("webhook", webhook)
                .bind("event", event)
                .bind("uid", UniqueIds.fresh())
                .bind("now", Times.now())
                .add());
        batch.execute();
        Wakeups.note(handle);
    }
}
