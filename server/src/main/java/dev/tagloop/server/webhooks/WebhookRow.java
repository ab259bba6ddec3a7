package dev.tagloop.server.webhooks;

import dev.tagloop.server.http.Json;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A webhook as it is stored.
 *
 * @param addedBy who gave the address; null when that account is gone
 * @param headers stored JSON
 * @param secret sealed; null for none
 * @param mlBackendId the connection that it came with; null for none
 * @param failures how often in a row its receiver was away
 * @param nextAt when its receiver is asked next; null for at once
 */
record WebhookRow(
        long id,
        long projectId,
        long organizationId,
        String createdAt,
        String updatedAt,
        String url,
        Long addedBy,
        boolean sendPayload,
        boolean sendForAllActions,
        boolean isActive,
        String headers,
        String secret,
        Long mlBackendId,
        long failures,
        String nextAt) {
    static final String SELECT =
            "SELECT w.id, w.project_id, p.organization_id, w.created_at, w.updated_at, w.url, w.added_by,"
                    + " w.send_payload, w.send_for_all_actions, w.is_active, w.headers, w.secret, w.ml_backend_id, w.failures, w.next_at"
                    + " FROM webhooks w JOIN projects p ON p.id = w.project_id ";
    static final RowMapper<WebhookRow> MAPPER = ConstructorMapper.of(WebhookRow.class);

    /** As the original shows it: exactly these, in its key order. @param actions those that it is told of */
    ObjectNode json(List<String> actions) {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("organization", organizationId)
                .put("project", projectId)
                .put("url", url)
                .put("send_payload", sendPayload)
                .put("send_for_all_actions", sendForAllActions);
        json.set("headers", Json.parse(headers));
        json.put("is_active", isActive);
        ArrayNode list = json.putArray("actions");
        actions.forEach(list::add);
        return json.put("created_at", createdAt).put("updated_at", updatedAt);
    }
}
