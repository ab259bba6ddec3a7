package dev.tagloop.server.accounts;

import dev.tagloop.server.storage.Times;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;

/** Ends what an account comes in by. What it may come in by afterwards has to be made anew. */
final class Lockout {
    private final Users users;
    private final InstantSource clock;

    Lockout(Users users, InstantSource clock) {
        this.users = users;
        this.clock = clock;
    }

    /** Sessions and links: after the password was changed, which may have been done because somebody else knew it. */
    void endSessions(Handle handle, long user) {
        for (String table : new String[] {"sessions", "sign_in_links"}) {
            handle.createUpdate("DELETE FROM " + table + " WHERE user_id = :user")
                    .bind("user", user)
                    .execute();
        }
    }

    /** Tokens of all kinds too: the account is closed. */
    void endEverything(Handle handle, long user) {
        endSessions(handle, user);
        handle.createUpdate("UPDATE personal_tokens SET revoked_at = :now WHERE user_id = :user AND revoked_at IS NULL")
                .bind("now", Times.text(clock.instant()))
                .bind("user", user)
                .execute();
        users.setLegacyToken(handle, user, Secrets.hex(20));
    }
}
