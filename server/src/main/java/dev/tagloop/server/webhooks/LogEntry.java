package dev.tagloop.server.webhooks;

import dev.tagloop.server.http.Json;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message in the log of its webhook.
 *
 * @param attemptedAt when it was sent last; null for one that was not sent yet
 * @param status of the last answer; null when none came. What else the receiver said is not kept
 * @param millis how long the last attempt took
 * @param error a sentence about what went wrong last; null when nothing did
 */
record LogEntry(
        long id,
        long eventId,
        String uid,
        String action,
        String state,
        String createdAt,
        String attemptedAt,
        long attempts,
        Long status,
        Long millis,
        String error) {
    static final String SELECT =
            "SELECT d.id, d.event_id, d.uid, e.action, d.state, d.created_at, d.attempted_at, d.attempts,"
                    + " d.status, d.millis, d.error FROM webhook_deliveries d JOIN webhook_events e ON e.id = d.event_id ";
    static final RowMapper<LogEntry> MAPPER = ConstructorMapper.of(LogEntry.class);

    ObjectNode json() {
        return Json.object()
                .put("id", id)
                .put("delivery", uid)
                .put("action", action)
                .put("state", state)
                .put("created_at", createdAt)
                .put("attempted_at", attemptedAt)
                .put("attempts", attempts)
                .put("status", status)
                .put("duration_ms", millis)
                .put("error", error);
    }
}
