package dev.tagloop.server.accounts;

import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.InstanceKey;
import dev.tagloop.server.storage.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Browser sessions. The cookie holds a random value, the store only its digest. A session dies when it is idle longer, or older, than the
 * organization's policy says.
 */
final class Sessions {
    private static final String SELECT = """
            SELECT s.digest, s.user_id, s.created_at, s.last_seen_at, o.max_session_age, o.max_time_between_activity
            FROM sessions s JOIN users u ON u.id = s.user_id
            LEFT JOIN organizations o ON o.id = u.active_organization_id
            WHERE s.digest = :digest
            """;

    private final Database database;
    private final InstanceKey key;

    Sessions(Database database, InstanceKey key) {
        this.database = database;
        this.key = key;
    }

    /** @param maxSessionAge minutes; null, like the other limit, for an account outside any organization */
    record Session(
            String digest,
            long userId,
            String createdAt,
            String lastSeenAt,
            Long maxSessionAge,
            Long maxTimeBetweenActivity) {
        boolean isAlive(Instant now) {
            return now.isBefore(Times.instant(createdAt).plus(age()))
                    && now.isBefore(Times.instant(lastSeenAt).plus(idle()));
        }

        private Duration age() {
            return Duration.ofMinutes(maxSessionAge == null ? SessionPolicy.DEFAULT_AGE : maxSessionAge);
        }

        private Duration idle() {
            return Duration.ofMinutes(
                    maxTimeBetweenActivity == null ? SessionPolicy.DEFAULT_IDLE : maxTimeBetweenActivity);
        }

        /** Visits are noted often enough for the idle limit, and no more often: a note is a write. */
        boolean isWorthNoting(Instant now) {
            Duration step = idle().dividedBy(60);
            Duration most = step.compareTo(Duration.ofMinutes(1)) < 0 ? step : Duration.ofMinutes(1);
            return now.isAfter(Times.instant(lastSeenAt).plus(most));
        }
    }

    /** Starts a session and returns the value for its cookie. */
    String start(Handle handle, long user) {
        String secret = Secrets.hex(32);
        String now = Times.now();
        handle.createUpdate(
                        "INSERT INTO sessions (digest, user_id, created_at, last_seen_at) VALUES (:digest, :user, :now, :now)")
                .bind("digest", digest(secret))
                .bind("user", user)
                .bind("now", now)
                .execute();
        handle.createUpdate("UPDATE users SET last_activity = :now WHERE id = :user")
                .bind("now", now)
                .bind("user", user)
                .execute();
        return secret;
    }

    /** The account of a living session. */
    Optional<Long> userOf(String secret) {
        String digest = digest(secret);
        Optional<Session> session = database.read(handle -> handle.createQuery(SELECT)
                .bind("digest", digest)
                .map(ConstructorMapper.of(Session.class))
                .findOne());
        if (session.isEmpty()) {
            return Optional.empty();
        }
        Instant now = Instant.now();
        if (!session.get().isAlive(now)) {
            database.writeLater(handle -> remove(handle, digest));
            return Optional.empty();
        }
        if (session.get().isWorthNoting(now)) {
            database.writeLater(handle -> note(handle, session.get(), Times.text(now)));
        }
        return session.map(Session::userId);
    }

    private static int note(Handle handle, Session session, String now) {
        handle.createUpdate("UPDATE users SET last_activity = :now WHERE id = :user")
                .bind("now", now)
                .bind("user", session.userId())
                .execute();
        return handle.createUpdate("UPDATE sessions SET last_seen_at = :now WHERE digest = :digest")
                .bind("now", now)
                .bind("digest", session.digest())
                .execute();
    }

    void end(String secret) {
        database.write(handle -> remove(handle, digest(secret)));
    }

    private static int remove(Handle handle, String digest) {
        return handle.createUpdate("DELETE FROM sessions WHERE digest = :digest")
                .bind("digest", digest)
                .execute();
    }

    private String digest(String secret) {
        return key.digest("session", secret);
    }
}
