package dev.tagloop.server.webhooks;

import dev.tagloop.server.storage.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The messages of a webhook, to be looked at; and how many are kept. Every method works on the handle of the caller's transaction. */
final class DeliveryLog {
    /** Messages of one webhook that are done with and still shown. */
    static final int KEPT = 100;
    /** How long those are shown, and can be sent again. */
    static final Duration SHOWN = Duration.ofDays(7);
    /** Messages that may wait for one receiver. */
    static final int MOST_WAITING = 10_000;
    /** Characters that all stored messages may have together. */
    static final long MOST_CHARACTERS = 256L << 20;

    private DeliveryLog() {}

    /** The newest first. */
    static List<LogEntry> of(Handle handle, long webhook, int limit) {
        return handle.createQuery(LogEntry.SELECT + "WHERE d.webhook_id = :webhook ORDER BY d.id DESC LIMIT :limit")
                .bind("webhook", webhook)
                .bind("limit", limit)
                .map(LogEntry.MAPPER)
                .list();
    }

    /** The newest that was sent at least once. */
    static Optional<LogEntry> lastSent(Handle handle, long webhook) {
        return handle.createQuery(LogEntry.SELECT
                        + "WHERE d.webhook_id = :webhook AND d.attempted_at IS NOT NULL ORDER BY d.id DESC LIMIT 1")
                .bind("webhook", webhook)
                .map(LogEntry.MAPPER)
                .findOne();
    }

    static Optional<LogEntry> find(Handle handle, long webhook, long delivery) {
        return handle.createQuery(LogEntry.SELECT + "WHERE d.webhook_id = :webhook AND d.id = :delivery")
                .bind("webhook", webhook)
                .bind("delivery", delivery)
                .map(LogEntry.MAPPER)
                .findOne();
    }

    static long waiting(Handle handle, long webhook) {
        return handle.createQuery(
                        "SELECT COUNT(*) FROM webhook_deliveries WHERE webhook_id = :webhook AND state = 'waiting'")
                .bind("webhook", webhook)
                .mapTo(Long.class)
                .one();
    }

    /** Sends a message once more, under the name it had, behind what waits. Returns the new entry's id. */
    static long repeat(Handle handle, long webhook, LogEntry entry) {
        return handle.createQuery("INSERT INTO webhook_deliveries (webhook_id, event_id, uid, created_at)"
                        + " VALUES (:webhook, :event, :uid, :now) RETURNING id")
                .bind("webhook", webhook)
                .bind("event", entry.eventId())
                .bind("uid", entry.uid())
                .bind("now", Times.now())
                .mapTo(Long.class)
                .one();
    }

    /** Keeps log and queues of all webhooks within their bounds. */
    static void trim(Handle handle, Instant now) {
        handle.createUpdate(
                        "UPDATE webhook_deliveries SET state = 'failed', error = :error WHERE state = 'waiting' AND id IN"
                                + " (SELECT id FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY webhook_id ORDER BY id DESC) AS place"
                                + " FROM webhook_deliveries WHERE state = 'waiting') placed WHERE place > :most)")
                .bind("error", "More than " + MOST_WAITING + " messages waited for the receiver.")
                .bind("most", MOST_WAITING)
                .execute();
        handle.createUpdate(
                        "UPDATE webhook_deliveries SET state = 'failed', error = :error WHERE state = 'waiting' AND event_id IN"
                                + " (SELECT id FROM (SELECT id, SUM(size) OVER (ORDER BY id DESC) AS kept FROM webhook_events) summed"
                                + " WHERE kept > :most)")
                .bind("error", "The messages that waited were too large together.")
                .bind("most", MOST_CHARACTERS)
                .execute();
        handle.createUpdate("DELETE FROM webhook_deliveries WHERE state <> 'waiting' AND (created_at < :limit OR id IN"
                        + " (SELECT id FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY webhook_id ORDER BY id DESC) AS place"
                        + " FROM webhook_deliveries WHERE state <> 'waiting') placed WHERE place > :most))")
                .bind("limit", Times.text(now.minus(SHOWN)))
                .bind("most", KEPT)
                .execute();
        handle.createUpdate("DELETE FROM webhook_events WHERE NOT EXISTS"
                        + " (SELECT 1 FROM webhook_deliveries d WHERE d.event_id = webhook_events.id)")
                .execute();
    }

    /** True when {@link #trim} has something to do; looked at first, so that a quiet server writes nothing. */
    static boolean needsTrim(Handle handle, Instant now) {
        return handle.createQuery("SELECT CASE WHEN"
                                + " EXISTS (SELECT 1 FROM webhook_deliveries WHERE state <> 'waiting' AND created_at < :limit)"
                                + " OR EXISTS (SELECT 1 FROM webhook_deliveries WHERE state <> 'waiting' GROUP BY webhook_id HAVING COUNT(*) > :kept)"
                                + " OR EXISTS (SELECT 1 FROM webhook_deliveries WHERE state = 'waiting' GROUP BY webhook_id HAVING COUNT(*) > :waiting)"
                                + " OR (SELECT COALESCE(SUM(size), 0) FROM webhook_events) > :characters"
                                + " OR EXISTS (SELECT 1 FROM webhook_events e WHERE NOT EXISTS"
                                + " (SELECT 1 FROM webhook_deliveries d WHERE d.event_id = e.id)) THEN 1 ELSE 0 END")
                        .bind("limit", Times.text(now.minus(SHOWN)))
                        .bind("kept", KEPT)
                        .bind("waiting", MOST_WAITING)
                        .bind("characters", MOST_CHARACTERS)
                        .mapTo(Integer.class)
                        .one()
                == 1;
    }
}
