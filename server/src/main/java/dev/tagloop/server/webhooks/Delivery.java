package dev.tagloop.server.webhooks;

import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * A message that waits for its receiver.
 *
 * @param uid the name that the receiver knows it by, however often it comes
 * @param createdAt since when it waits
 * @param attempts how often it was sent already
 * @param body stored JSON; null for one that is made of the tasks of an import when it is sent
 */
record Delivery(
        long id,
        long webhookId,
        String uid,
        String createdAt,
        long attempts,
        long projectId,
        String action,
        String body,
        Long importId,
        Long firstTask,
        Long lastTask) {
    static final String SELECT =
            "SELECT d.id, d.webhook_id, d.uid, d.created_at, d.attempts, e.project_id, e.action, e.body,"
                    + " e.import_id, e.first_task, e.last_task FROM webhook_deliveries d JOIN webhook_events e ON e.id = d.event_id ";
    static final RowMapper<Delivery> MAPPER = ConstructorMapper.of(Delivery.class);

    /** Which tasks it is about, where it is made when it is sent. */
    Optional<Outbox.Window> window() {
        return body == null ? Optional.of(new Outbox.Window(importId, firstTask, lastTask)) : Optional.empty();
    }
}
