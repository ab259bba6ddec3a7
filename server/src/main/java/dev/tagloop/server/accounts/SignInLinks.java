package dev.tagloop.server.accounts;

import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.InstanceKey;
import dev.tagloop.server.storage.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Links that sign one account in, once, within an hour. */
final class SignInLinks {
    private static final Duration LIFE = Duration.ofHours(1);

    private final Database database;
    private final InstanceKey key;

    SignInLinks(Database database, InstanceKey key) {
        this.database = database;
        this.key = key;
    }

    /** Makes a link and returns its path below the server's address. */
    String create(long user) {
        String secret = Secrets.hex(24);
        Instant now = Instant.now();
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
        return database.write(handle -> handle.createQuery(
                        "DELETE FROM sign_in_links WHERE digest = :digest AND expires_at > :now RETURNING user_id")
                .bind("digest", key.digest("sign-in link", secret))
                .bind("now", Times.now())
                .mapTo(Long.class)
                .findOne());
    }
}
