package dev.tagloop.server.queue;

import dev.tagloop.server.storage.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Who works on which task at the moment: a task is kept for the person who was given it, whatever number of windows it is open in, until the
 * annotation comes or the time is over.
 */
public final class Leases {
    private Leases() {}

    /** Whether somebody keeps a task by a lease that a wrong clock made too long. */
    static boolean isAnyTooLong(Handle handle, Instant now, Duration life) {
        return handle.createQuery("SELECT COUNT(*) FROM task_locks WHERE expires_at > :latest")
                        .bind("latest", Times.text(now.plus(life)))
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /** Forgets the leases that are over. One that a wrong clock made too long ends as if it were taken now. */
    static void expire(Handle handle, Instant now, Duration life) {
        handle.createUpdate("DELETE FROM task_locks WHERE expires_at <= :now")
                .bind("now", Times.text(now))
                .execute();
        handle.createUpdate("UPDATE task_locks SET expires_at = :latest WHERE expires_at > :latest")
                .bind("latest", Times.text(now.plus(life)))
                .execute();
    }

    /** Takes or prolongs the account's lease of a task and returns the lease's id. */
    static String take(Handle handle, long task, long user, Instant now, Duration life) {
        return handle.createQuery(
                        "INSERT INTO task_locks (task_id, user_id, unique_id, expires_at) VALUES (:task, :user, :id, :expires)"
                                + " ON CONFLICT (task_id, user_id) DO UPDATE SET expires_at = :expires RETURNING unique_id")
                .bind("task", task)
                .bind("user", user)
                .bind("id", UUID.randomUUID().toString())
                .bind("expires", Times.text(now.plus(life)))
                .mapTo(String.class)
                .one();
    }

    /** Ends the account's lease of a task. */
    public static void release(Handle handle, long task, long user) {
        handle.createUpdate("DELETE FROM task_locks WHERE task_id = :task AND user_id = :user")
                .bind("task", task)
                .bind("user", user)
                .execute();
    }
}
