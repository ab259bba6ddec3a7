package dev.tagloop.server.accounts;

import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.InstanceKey;
import dev.tagloop.server.storage.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Links that sign one account in, once, within an hour. */
final class SignInLinks {
    private static final Duration LIFE = Duration.ofHours(1);

    /** A link that ends later than one made now by more than this was made by a clock that was ahead: it would live too long. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Database database;
    private final InstanceKey key;
    private final InstantSource clock;

    SignInLinks(Database database, InstanceKey key, InstantSource clock) {
        this.database = database;
        this.key = key;
        this.clock = clock;
    }

    /** Makes a link and returns its path below the server's address. */
    String create(long user) {
        String secret = Secrets.hex(24);
        Instant now = clock.instant();
        database.write(handle -> {
            handle.createUpdate("DELETE FROM sign_in_links WHERE expires_at < :now")
                    .bind("now", Times.text(now))
                    .execute();
            return handle.createUpdate("INSERT INTO sign_in_links (digest, user_id, created_at, expires_at)"
                            + " VALUES (:digest, :user, :now, :until)")
                    .bind("digest", key.digest("sign-in link", secret))
                    .bind("user", user)
                    .bind("now", Times.text(now))
                    .bind("until", Times.text(now.plus(LIFE)))
                    .execute();
        });
        return "/user/sign-in/?token=" + secret;
    }

    /** Uses a link up. Empty when it is unknown, used or too old. */
    Optional<Long> use(String secret) {
        Instant now = clock.instant();
        return database.write(
                handle -> handle.createQuery("DELETE FROM sign_in_links WHERE digest = :digest AND expires_at > :now"
                                + " AND expires_at <= :latest RETURNING user_id")
                        .bind("digest", key.digest("sign-in link", secret))
                        .bind("now", Times.text(now))
                        .bind("latest", Times.text(now.plus(LIFE).plus(SKEW)))
                        .mapTo(Long.class)
                        .findOne());
    }
}
