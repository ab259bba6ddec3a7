package dev.tagloop.server;

import dev.tagloop.server.storage.TestDatabases;
import java.nio.file.Path;

/** A second organization, Eve's: there is no route yet that founds one. */
public final class OtherOrganization {
    private OtherOrganization() {}

    /** Founds it for an account, which leaves the first. */
    public static void of(Path folder, long user) {
        TestDatabases.jdbi(folder).useHandle(handle -> {
            handle.execute(
                    "INSERT INTO organizations (title, invite_token, created_by, created_at, updated_at,"
                            + " session_policy_updated_at, legacy_api_tokens_enabled) SELECT 'Eve''s', 'eve', ?, created_at,"
                            + " updated_at, updated_at, TRUE FROM organizations WHERE id = 1",
                    user);
            handle.execute("UPDATE users SET active_organization_id = 2 WHERE id = ?", user);
            handle.execute("UPDATE organization_members SET organization_id = 2 WHERE user_id = ?", user);
        });
    }
}
