package dev.tagloop.server.webhooks;

import dev.tagloop.server.storage.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The queues of webhooks in the store. Every method works on the handle of the caller's transaction. */
final class Deliveries {
    static final String WAITING = "waiting";
    static final String DELIVERED = "delivered";
    static final String FAILED = "failed";

    /** How long a message waits for a receiver that is away. */
    static final Duration PATIENCE = Duration.ofHours(24);
    /** How often a message is sent to a receiver that answers but does not take it. */
    static final int MOST_REJECTIONS = 6;

    private Deliveries() {}

    /** A webhook that has something to send. @param nextAt when; null for at once */
    public record Due(long webhook, String nextAt) {}

    static List<Due> due(Handle handle) {
        return handle.createQuery(
                        "SELECT w.id AS webhook, w.next_at FROM webhooks w WHERE w.is_active AND EXISTS"
                                + " (SELECT 1 FROM webhook_deliveries d WHERE d.webhook_id = w.id AND d.state = 'waiting') ORDER BY w.id")
                .map(ConstructorMapper.of(Due.class))
                .list();
    }

    /** The message that is first in a webhook's queue. */
    static Optional<Delivery> head(Handle handle, long webhook) {
        return handle.createQuery(
                        Delivery.SELECT + "WHERE d.webhook_id = :webhook AND d.state = 'waiting' ORDER BY d.id LIMIT 1")
                .bind("webhook", webhook)
                .map(Delivery.MAPPER)
                .findOne();
    }

    /**
     * Notes what became of an attempt.
     *
     * @return whether the next message can be sent at once
     */
    static boolean settle(Handle handle, Delivery delivery, Outcome outcome, Instant now, RandomGenerator random) {
        boolean rejected = outcome.verdict() == Outcome.Verdict.REJECTED;
        boolean over = switch (outcome.verdict()) {
            case DELIVERED, HOPELESS -> true;
            case REJECTED -> delivery.attempts() + 1 >= MOST_REJECTIONS;
            case AWAY -> isOld(delivery, now);
        };
        note(handle, delivery, outcome, over, now);
        if (over && outcome.verdict() != Outcome.Verdict.AWAY) {
            ready(handle, delivery.webhookId());
            return true;
        }
        long failures = rejected ? delivery.attempts() + 1 : failures(handle, delivery.webhookId()) + 1;
        handle.createUpdate("UPDATE webhooks SET failures = :failures, next_at = :next WHERE id = :id")
                .bind("failures", failures)
                .bind("next", Times.text(now.plus(Backoff.after(failures, random))))
                .bind("id", delivery.webhookId())
                .execute();
        if (over) {
            giveUpOld(handle, delivery.webhookId(), now);
        }
        return false;
    }

    private static boolean isOld(Delivery delivery, Instant now) {
        return Times.instant(delivery.createdAt()).plus(PATIENCE).isBefore(now);
    }

    private static long failures(Handle handle, long webhook) {
        return handle.createQuery("SELECT failures FROM webhooks WHERE id = :id")
                .bind("id", webhook)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    private static void ready(Handle handle, long webhook) {
        handle.createUpdate(
                        "UPDATE webhooks SET failures = 0, next_at = NULL WHERE id = :id AND (failures > 0 OR next_at IS NOT NULL)")
                .bind("id", webhook)
                .execute();
    }

    private static void note(Handle handle, Delivery delivery, Outcome outcome, boolean over, Instant now) {
        String state = outcome.verdict() == Outcome.Verdict.DELIVERED ? DELIVERED : over ? FAILED : WAITING;
        handle.createUpdate(
                        "UPDATE webhook_deliveries SET state = :state, attempts = attempts + 1, attempted_at = :now,"
                                + " status = :status, millis = :millis, error = :error WHERE id = :id")
                .bind("state", state)
                .bind("now", Times.text(now))
                .bind("status", outcome.status().orElse(null))
                .bind("millis", outcome.took().toMillis())
                .bind("error", outcome.error().orElse(null))
                .bind("id", delivery.id())
                .execute();
    }

    /** Notes a message that was sent past the queue. Returns its id. */
    static long done(Handle handle, long event, Delivery delivery, Outcome outcome, Instant now) {
        return handle.createQuery(
                        "INSERT INTO webhook_deliveries (webhook_id, event_id, uid, created_at, state, attempts,"
                                + " attempted_at, status, millis, error) VALUES (:webhook, :event, :uid, :created, :state, 1, :now, :status,"
                                + " :millis, :error) RETURNING id")
                .bind("webhook", delivery.webhookId())
                .bind("event", event)
                .bind("uid", delivery.uid())
                .bind("created", delivery.createdAt())
                .bind("state", outcome.verdict() == Outcome.Verdict.DELIVERED ? DELIVERED : FAILED)
                .bind("now", Times.text(now))
                .bind("status", outcome.status().orElse(null))
                .bind("millis", outcome.took().toMillis())
                .bind("error", outcome.error().orElse(null))
                .mapTo(Long.class)
                .one();
    }

    /** What waited as long as the one that was just given up goes with it: the receiver is away for all of them. */
    private static void giveUpOld(Handle handle, long webhook, Instant now) {
        handle.createUpdate("UPDATE webhook_deliveries SET state = 'failed', error = :error"
                        + " WHERE webhook_id = :webhook AND state = 'waiting' AND created_at < :limit")
                .bind("error", "The receiver was away for " + PATIENCE.toHours() + " hours.")
                .bind("webhook", webhook)
                .bind("limit", Times.text(now.minus(PATIENCE)))
                .execute();
    }
}
