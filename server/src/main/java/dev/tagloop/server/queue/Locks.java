package dev.tagloop.server.queue;

import dev.tagloop.server.storage.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Who works on which task at the moment. A lock ends with the annotation, or by itself after {@link #LIFE}. */
public final class Locks {
    /** Long enough for a hard task and a lunch. */
    static final Duration LIFE = Duration.ofHours(3);

    private Locks() {}

    /** Takes or prolongs the account's lock on a task and returns the lock's id. */
    static String take(Handle handle, long task, long user, Instant now) {
        handle.createUpdate("DELETE FROM task_locks WHERE expires_at <= :now")
                .bind("now", Times.text(now))
                .execute();
        Optional<String> held = handle.createQuery(
                        "SELECT unique_id FROM task_locks WHERE task_id = :task AND user_id = :user")
                .bind("task", task)
                .bind("user", user)
                .mapTo(String.class)
                .findFirst();
        String id = held.orElseGet(() -> UUID.randomUUID().toString());
        handle.createUpdate(
                        "INSERT INTO task_locks (task_id, user_id, unique_id, expires_at) VALUES (:task, :user, :id, :expires)"
                                + " ON CONFLICT (unique_id) DO UPDATE SET expires_at = :expires")
                .bind("task", task)
                .bind("user", user)
                .bind("id", id)
                .bind("expires", Times.text(now.plus(LIFE)))
                .execute();
        return id;
    }

    /** Ends the account's lock on a task. */
    public static void release(Handle handle, long task, long user) {
        handle.createUpdate("DELETE FROM task_locks WHERE task_id = :task AND user_id = :user")
                .bind("task", task)
                .bind("user", user)
                .execute();
    }
}
