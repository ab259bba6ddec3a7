package dev.tagloop.server.webhooks;

import dev.tagloop.server.http.Json;
import java.util.List;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The webhooks of a project as they go to another server: without what signs messages or lets them in elsewhere. */
public final class LeavingWebhooks {
    private LeavingWebhooks() {}

    /** Those that people made; others go with the connection that they came with. */
    public static List<ObjectNode> of(Handle handle, long project) {
        return Webhooks.ofProject(handle, project).stream()
                .filter(row -> row.mlBackendId() == null)
                .map(row -> {
                    ObjectNode json = Json.object()
                            .put("url", row.url())
                            .put("send_payload", row.sendPayload())
                            .put("send_for_all_actions", row.sendForAllActions());
                    ArrayNode actions = json.putArray("actions");
                    Webhooks.actions(handle, row.id()).forEach(actions::add);
                    return json;
                })
                .toList();
    }
}
