package dev.tagloop.server.trash;

import dev.tagloop.server.storage.Times;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jdbi.v3.core.Handle;

/** The organization without members to which projects belong that nobody may find: deleted ones, and copies in the making. */
public final class TrashHome {
    private TrashHome() {}

    /** Its id; made with the first project that goes there. */
    public static long of(Handle handle) {
        return handle.createQuery("SELECT organization_id FROM trash_home")
                .mapTo(Long.class)
                .findFirst()
                .orElseGet(() -> make(handle));
    }

    private static long make(Handle handle) {
        // Whoever knows an organization's token may become a member; nobody shall know this one.
        byte[] token = new byte[32];
        new SecureRandom().nextBytes(token);
        long home = handle.createQuery("INSERT INTO organizations (title, invite_token, created_at, updated_at,"
                        + " session_policy_updated_at) VALUES ('Trash', :token, :now, :now, :now) RETURNING id")
                .bind("token", HexFormat.of().formatHex(token))
                .bind("now", Times.now())
                .mapTo(Long.class)
                .one();
        handle.createUpdate("INSERT INTO trash_home (organization_id) VALUES (:home)")
                .bind("home", home)
                .execute();
        return home;
    }
}
