package dev.tagloop.server.accounts;

import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.InstanceKey;
import dev.tagloop.server.storage.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Browser sessions. The cookie holds a random value, the store only its digest. A session is dead while it is idle longer, or older, than
 * the organization's policy says. It is not removed for that: a clock that was set wrong and right again takes nobody's session away.
 */
final class Sessions {
    /** A session's name in lists: enough of the digest to tell one from another. */
    static final String ID = "SUBSTR(digest, 1, " + Session.ID_LENGTH + ")";

    private static final String SELECT = """
            SELECT s.digest, s.user_id, s.created_at, s.last_seen_at, o.max_session_age, o.max_time_between_activity,
            s.user_agent
            FROM sessions s JOIN users u ON u.id = s.user_id
            LEFT JOIN organizations o ON o.id = u.active_organization_id
            """;

    /** A session that lies further in the future was made by a clock that was wrong: it would live too long. */
    private static final Duration SKEW = Duration.ofDays(1);

    /** The oldest ones of an account beyond this number go when it signs in. */
    private static final int KEPT = 100;

    private static final int AGENT_LENGTH = 400;

    private final Database database;
    private final InstanceKey key;
    private final InstantSource clock;

    Sessions(Database database, InstanceKey key, InstantSource clock) {
        this.database = database;
        this.key = key;
        this.clock = clock;
    }

    /** What is known of a cookie's value. @param session empty while it is dead */
    record Found(Optional<Session> session, boolean isKept) {}

    /** @param maxSessionAge minutes; null, like the other limit, for an account outside any organization */
    record Session(
            String digest,
            long userId,
            String createdAt,
            String lastSeenAt,
            Long maxSessionAge,
            Long maxTimeBetweenActivity,
            String userAgent) {
        private static final int ID_LENGTH = 16;

        String id() {
            return digest.substring(0, ID_LENGTH);
        }

        boolean isAlive(Instant now) {
            return isWithin(now, createdAt, age()) && isWithin(now, lastSeenAt, idle());
        }

        private static boolean isWithin(Instant now, String start, Duration life) {
            Instant from = Times.instant(start);
            return now.isBefore(from.plus(life)) && now.isAfter(from.minus(SKEW));
        }

        Duration age() {
            return Duration.ofMinutes(maxSessionAge == null ? SessionPolicy.DEFAULT_AGE : maxSessionAge);
        }

        Duration idle() {
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

    /**
     * Starts a session and returns the value for its cookie.
     *
     * @param userAgent what the browser calls itself; null when it does not say
     */
    String start(Handle handle, long user, String userAgent) {
        String secret = Secrets.hex(32);
        String now = Times.text(clock.instant());
        handle.createUpdate("INSERT INTO sessions (digest, user_id, created_at, last_seen_at, user_agent)"
                        + " VALUES (:digest, :user, :now, :now, :agent)")
                .bind(
                        "agent",
                        userAgent == null ? null : userAgent.substring(0, Math.min(AGENT_LENGTH, userAgent.length())))
                .bind("digest", digest(secret))
                .bind("user", user)
                .bind("now", now)
                .execute();
        handle.createUpdate("UPDATE users SET last_activity = :now WHERE id = :user")
                .bind("now", now)
                .bind("user", user)
                .execute();
        handle.createUpdate(
                        "DELETE FROM sessions WHERE user_id = :user AND digest NOT IN"
                                + " (SELECT digest FROM sessions WHERE user_id = :user ORDER BY last_seen_at DESC, digest LIMIT :kept)")
                .bind("user", user)
                .bind("kept", KEPT)
                .execute();
        return secret;
    }

    /** All sessions of an account, dead ones too, the one that was used last first. */
    List<Session> of(long user) {
        return database.read(
                handle -> handle.createQuery(SELECT + " WHERE s.user_id = :user ORDER BY s.last_seen_at DESC, s.digest")
                        .bind("user", user)
                        .map(ConstructorMapper.of(Session.class))
                        .list());
    }

    /** A living session, or what else there is to say. */
    Found find(String secret) {
        String digest = digest(secret);
        Optional<Session> session = database.read(handle -> handle.createQuery(SELECT + " WHERE s.digest = :digest")
                .bind("digest", digest)
                .map(ConstructorMapper.of(Session.class))
                .findOne());
        if (session.isEmpty()) {
            return new Found(Optional.empty(), false);
        }
        Instant now = clock.instant();
        if (!session.get().isAlive(now)) {
            return new Found(Optional.empty(), true);
        }
        if (session.get().isWorthNoting(now)) {
            database.writeLater(handle -> note(handle, session.get(), Times.text(now)));
        }
        return new Found(session, true);
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

    /** Ends the session of a cookie's value, if there is one. */
    int end(Handle handle, String secret) {
        return handle.createUpdate("DELETE FROM sessions WHERE digest = :digest")
                .bind("digest", digest(secret))
                .execute();
    }

    private String digest(String secret) {
        return key.digest("session", secret);
    }
}
