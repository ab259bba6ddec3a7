package dev.tagloop.server.accounts;

import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.InstanceKey;
import dev.tagloop.server.storage.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Links that let one account in, once, for a limited time. The store holds only a digest of each. */
final class SignInLinks {
    /** A link that ends later than one made now by more than this was made by a clock that was ahead: it would live too long. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final String LIVING = "digest = :digest AND expires_at > :now AND expires_at <= :latest AND EXISTS"
            + " (SELECT 1 FROM users u WHERE u.id = sign_in_links.user_id AND u.is_active)";

    /** What a link opens. One that was made for one purpose is worth nothing for another. */
    enum Purpose {
        /** Signs in at once; for the person in front of the machine. */
        SIGN_IN("sign-in link", "/user/sign-in/", Duration.ofHours(1)),
        /** Lets somebody choose a new password; it is handed on by hand, which takes time. */
        NEW_PASSWORD("new-password link", "/user/reset/", Duration.ofHours(24));

        private final String name;
        private final String path;
        private final Duration life;

        Purpose(String name, String path, Duration life) {
            this.name = name;
            this.path = path;
            this.life = life;
        }
    }

    private final Database database;
    private final InstanceKey key;
    private final InstantSource clock;

    SignInLinks(Database database, InstanceKey key, InstantSource clock) {
        this.database = database;
        this.key = key;
        this.clock = clock;
    }

    /** Makes a link. */
    AccountLink create(long user, Purpose purpose) {
        return database.write(handle -> create(handle, user, purpose));
    }

    AccountLink create(Handle handle, long user, Purpose purpose) {
        String secret = Secrets.hex(24);
        Instant now = clock.instant();
        Instant until = now.plus(purpose.life);
        handle.createUpdate("DELETE FROM sign_in_links WHERE expires_at < :now")
                .bind("now", Times.text(now))
                .execute();
        handle.createUpdate("INSERT INTO sign_in_links (digest, user_id, created_at, expires_at)"
                        + " VALUES (:digest, :user, :now, :until)")
                .bind("digest", key.digest(purpose.name, secret))
                .bind("user", user)
                .bind("now", Times.text(now))
                .bind("until", Times.text(until))
                .execute();
        return new AccountLink(purpose.path + "?token=" + secret, until);
    }

    /** Whom a link would let in, without using it up. Empty when it is unknown, used or too old, or the account is disabled. */
    Optional<Long> look(Handle handle, String secret, Purpose purpose) {
        return handle.createQuery("SELECT user_id FROM sign_in_links WHERE " + LIVING)
                .bind("digest", key.digest(purpose.name, secret))
                .bind("now", Times.text(clock.instant()))
                .bind("latest", Times.text(latest(purpose)))
                .mapTo(Long.class)
                .findOne();
    }

    /** Uses a link up; empty as in {@link #look}. */
    Optional<Long> use(Handle handle, String secret, Purpose purpose) {
        return handle.createQuery("DELETE FROM sign_in_links WHERE " + LIVING + " RETURNING user_id")
                .bind("digest", key.digest(purpose.name, secret))
                .bind("now", Times.text(clock.instant()))
                .bind("latest", Times.text(latest(purpose)))
                .mapTo(Long.class)
                .findOne();
    }

    private Instant latest(Purpose purpose) {
        return clock.instant().plus(purpose.life).plus(SKEW);
    }
}
