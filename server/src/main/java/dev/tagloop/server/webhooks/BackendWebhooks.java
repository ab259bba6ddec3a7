package dev.tagloop.server.webhooks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The webhooks that connections to ML backends come with: a backend hears of annotations by them. Each goes with its connection, and where two
 * connections have the same address, one webhook serves both.
 */
public final class BackendWebhooks {
    private BackendWebhooks() {}

    private record Connection(long id, long project, String url, Long connectedBy) {
        String webhook() {
            return url + (url.endsWith("/") ? "" : "/") + "webhook";
        }
    }

    /** A connection is new, or has another address. */
    public static void follow(Handle handle, long backend) {
        Connection connection = find(handle, backend);
        Optional<Long> own = handle.createQuery("SELECT id FROM webhooks WHERE ml_backend_id = :backend")
                .bind("backend", backend)
                .mapTo(Long.class)
                .findOne();
        if (own.isPresent()) {
            Map<String, Object> columns = new LinkedHashMap<>();
            columns.put("url", connection.webhook());
            columns.put("added_by", connection.connectedBy());
            Webhooks.update(handle, own.get(), columns);
        } else if (!isThere(handle, connection)) {
            Map<String, Object> columns = new LinkedHashMap<>();
            columns.put("project_id", connection.project());
            columns.put("url", connection.webhook());
            columns.put("added_by", connection.connectedBy());
            columns.put("ml_backend_id", backend);
            Webhooks.insert(handle, columns);
        }
    }

    private static Connection find(Handle handle, long backend) {
        return handle.createQuery("SELECT id, project_id, url, connected_by FROM ml_backends WHERE id = :id")
                .bind("id", backend)
                .map((row, context) -> {
                    long user = row.getLong("connected_by");
                    Long connectedBy = row.wasNull() ? null : user;
                    return new Connection(
                            row.getLong("id"), row.getLong("project_id"), row.getString("url"), connectedBy);
                })
                .one();
    }

    private static boolean isThere(Handle handle, Connection connection) {
        return handle.createQuery("SELECT COUNT(*) FROM webhooks WHERE project_id = :project AND url = :url")
                        .bind("project", connection.project())
                        .bind("url", connection.webhook())
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /** A connection is about to go: its webhook goes with it, unless another connection leads to the same place. */
    public static void leave(Handle handle, long backend) {
        handle.createUpdate("UPDATE webhooks SET ml_backend_id = (SELECT MIN(o.id) FROM ml_backends o"
                        + " JOIN ml_backends m ON m.project_id = o.project_id AND m.url = o.url"
                        + " WHERE m.id = :backend AND o.id <> :backend) WHERE ml_backend_id = :backend AND EXISTS"
                        + " (SELECT 1 FROM ml_backends o JOIN ml_backends m ON m.project_id = o.project_id AND m.url = o.url"
                        + " WHERE m.id = :backend AND o.id <> :backend)")
                .bind("backend", backend)
                .execute();
    }
}
