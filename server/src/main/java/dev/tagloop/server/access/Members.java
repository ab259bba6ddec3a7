package dev.tagloop.server.access;

import dev.tagloop.server.http.Json;
import java.util.List;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/** The accounts of an organization. Those who have left it are none of them. */
public final class Members {
    private Members() {}

    /** All of them by their ids, as {@code {"id": 1, "email": ..., "first_name": ..., "last_name": ...}}. */
    public static List<ObjectNode> of(Handle handle, long organization) {
        return handle.createQuery("SELECT u.id, u.email, u.first_name, u.last_name FROM users u"
                        + " JOIN organization_members m ON m.user_id = u.id"
                        + " WHERE m.organization_id = :organization AND m.deleted_at IS NULL ORDER BY u.id")
                .bind("organization", organization)
                .map((row, context) -> Json.object()
                        .put("id", row.getLong("id"))
                        .put("email", row.getString("email"))
                        .put("first_name", row.getString("first_name"))
                        .put("last_name", row.getString("last_name")))
                .list();
    }

    /** Whether an account is one of them. */
    public static boolean include(Handle handle, long organization, long account) {
        return handle.createQuery("SELECT COUNT(*) FROM organization_members WHERE organization_id = :organization"
                                + " AND user_id = :account AND deleted_at IS NULL")
                        .bind("organization", organization)
                        .bind("account", account)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }
}
