package dev.tagloop.server.accounts;

import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Notes when tokens were last used, each at most once a minute: a note is a write, and a script may call a thousand times a second. Nobody
 * waits for a note, and one that is lost harms nobody.
 */
final class LastUse {
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final int KEYS = 10_000;

    private final Database database;
    private final InstantSource clock;
    private final Map<String, Instant> noted = new LinkedHashMap<>();

    LastUse(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    void ofLegacyToken(long user) {
        note("legacy " + user, user, "UPDATE users SET legacy_token_used_at = :now WHERE id = :user", Map.of());
    }

    /** @param jti the id of a personal token, which was used itself or by a token made from it */
    void ofPersonalToken(long user, String jti) {
        note(
                "personal " + jti,
                user,
                "UPDATE personal_tokens SET last_used_at = :now WHERE user_id = :user AND jti = :jti",
                Map.of("jti", jti));
    }

    private void note(String key, long user, String update, Map<String, ?> more) {
        Instant now = clock.instant();
        if (!isDue(key, now)) {
            return;
        }
        database.writeLater(handle -> {
            handle.createUpdate("UPDATE users SET last_activity = :now WHERE id = :user")
                    .bind("now", Times.text(now))
                    .bind("user", user)
                    .execute();
            return handle.createUpdate(update)
                    .bind("now", Times.text(now))
                    .bind("user", user)
                    .bindMap(more)
                    .execute();
        });
    }

    private synchronized boolean isDue(String key, Instant now) {
        Instant last = noted.get(key);
        // Also when the clock was set back.
        if (last != null && now.isBefore(last.plus(STEP)) && !now.isBefore(last)) {
            return false;
        }
        noted.remove(key);
        noted.put(key, now);
        if (noted.size() > KEYS) {
            noted.remove(noted.keySet().iterator().next());
        }
        return true;
    }
}
