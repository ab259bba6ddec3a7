package dev.tagloop.server.webhooks;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/**
 * A webhook that comes from another server, checked like one that a request makes.
 *
 * @param user who answers for its address
 * @param told as the API shows it
 */
public record ArrivingWebhook(long user, ObjectNode told) {
    /** Stores it. @return why it cannot be taken; empty when it is stored */
    public Optional<String> store(Handle handle, long project) {
        WebhookInput input;
        try {
            input = WebhookInput.ofNew(Fields.of(told));
        } catch (ApiException e) {
            return Optional.of(Json.stored(e.body().path("validation_errors")));
        }
        Map<String, Object> columns = new LinkedHashMap<>(input.columns());
        columns.put("project_id", project);
        columns.put("added_by", user);
        backend(handle, project).ifPresent(id -> columns.put("ml_backend_id", id));
        long id = Webhooks.insert(handle, columns);
        Webhooks.setActions(handle, id, input.actions().orElse(List.of()));
        return Optional.empty();
    }

    /** The connection that it came with. */
    private Optional<Long> backend(Handle handle, long project) {
        return handle.createQuery("SELECT MIN(m.id) FROM ml_backends m WHERE m.project_id = :project"
                        + " AND m.url || CASE WHEN m.url LIKE '%/' THEN '' ELSE '/' END || 'webhook' = :url")
                .bind("project", project)
                .bind("url", told.path("url").asString(""))
                .mapTo(Long.class)
                .findOne();
    }
}
