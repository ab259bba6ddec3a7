package dev.tagloop.server.accounts;

import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** The ways into an account that stand open: its tokens and its sessions. */
final class Grants {
    /** The id of the one legacy token that every account has. */
    static final String LEGACY = "legacy";

    private final Database database;
    private final Users users;
    private final Sessions sessions;
    private final InstantSource clock;

    Grants(Database database, Users users, Sessions sessions, InstantSource clock) {
        this.database = database;
        this.users = users;
        this.sessions = sessions;
        this.clock = clock;
    }

    enum Kind {
        LEGACY,
        PERSONAL,
        SESSION;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One way in.
     *
     * @param id what it is closed by; opens nothing
     * @param name what a person may know it by; null where the kind says it all
     * @param createdAt ISO time, like the other two; null where it is not known
     * @param lastUsedAt to the minute; null for never
     * @param expiresAt null for never
     */
    record Grant(String id, Kind kind, String name, String createdAt, String lastUsedAt, String expiresAt) {}

    /** The tokens that work now. */
    List<Grant> tokens(long user) {
        return database.read(handle -> {
            List<Grant> list = new ArrayList<>();
            handle.createQuery("SELECT u.legacy_token_made_at, u.legacy_token_used_at, u.date_joined FROM users u"
                            + " JOIN organizations o ON o.id = u.active_organization_id AND o.legacy_api_tokens_enabled"
                            + " WHERE u.id = :user")
                    .bind("user", user)
                    .map((row, context) -> new Grant(
                            LEGACY,
                            Kind.LEGACY,
                            null,
                            row.getString("legacy_token_made_at") == null
                                    ? row.getString("date_joined")
                                    : row.getString("legacy_token_made_at"),
                            row.getString("legacy_token_used_at"),
                            null))
                    .forEach(list::add);
            handle.createQuery("SELECT jti, issued_at, expires_at, last_used_at FROM personal_tokens"
                            + " WHERE user_id = :user AND revoked_at IS NULL AND expires_at > :now ORDER BY id")
                    .bind("user", user)
                    .bind("now", clock.instant().getEpochSecond())
                    .map((row, context) -> new Grant(
                            row.getString("jti"),
                            Kind.PERSONAL,
                            null,
                            time(row.getLong("issued_at")),
                            row.getString("last_used_at"),
                            time(row.getLong("expires_at"))))
                    .forEach(list::add);
            return list;
        });
    }

    private static String time(long second) {
        return Times.text(Instant.ofEpochSecond(second));
    }

    /** The sessions that live now, the one that was used last first. */
    List<Grant> sessions(long user) {
        Instant now = clock.instant();
        return sessions.of(user).stream()
                .filter(session -> session.isAlive(now))
                .map(session -> new Grant(
                        session.id(),
                        Kind.SESSION,
                        session.userAgent() == null ? null : BrowserName.of(session.userAgent()),
                        session.createdAt(),
                        session.lastSeenAt(),
                        Times.text(end(session))))
                .toList();
    }

    private static Instant end(Sessions.Session session) {
        Instant byAge = Times.instant(session.createdAt()).plus(session.age());
        Instant byIdleness = Times.instant(session.lastSeenAt()).plus(session.idle());
        return Duration.between(byAge, byIdleness).isNegative() ? byIdleness : byAge;
    }

    /** Kills a token, at once; in place of the legacy token there is a fresh one that nobody has seen. False when there is none of this id. */
    boolean revokeToken(long user, String id) {
        return database.write(handle -> {
            if (id.equals(LEGACY)) {
                users.setLegacyToken(handle, user, Secrets.hex(20));
                return true;
            }
            return handle.createUpdate("UPDATE personal_tokens SET revoked_at = :now"
                                    + " WHERE user_id = :user AND jti = :id AND revoked_at IS NULL")
                            .bind("now", Times.text(clock.instant()))
                            .bind("user", user)
                            .bind("id", id)
                            .execute()
                    == 1;
        });
    }

    boolean endSession(long user, String id) {
        return database.write(handle -> delete(handle, user, Sessions.ID + " = :id", id)) > 0;
    }

    /** @param kept the id of one that goes on; empty for none */
    void endSessions(long user, String kept) {
        database.write(handle -> delete(handle, user, Sessions.ID + " <> :id", kept));
    }

    private static int delete(Handle handle, long user, String condition, String id) {
        return handle.createUpdate("DELETE FROM sessions WHERE user_id = :user AND " + condition)
                .bind("user", user)
                .bind("id", id)
                .execute();
    }
}
