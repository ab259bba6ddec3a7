package dev.tagloop.server.ml;

import dev.tagloop.server.http.Json;
import java.time.Duration;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A connection to a backend as it is stored.
 *
 * @param connectedBy who gave the address; null when that account is gone
 * @param serverUrl where they reached this server
 * @param basicAuthPass sealed; null for none
 * @param extraParams stored JSON; null for none
 * @param timeout seconds that a prediction may take
 * @param modelVersion "" while it is not known
 * @param errorMessage what the last request to it failed with; null when it did not
 */
record BackendRow(
        long id,
        long projectId,
        String createdAt,
        String updatedAt,
        String title,
        String description,
        String url,
        Long connectedBy,
        String serverUrl,
        String authMethod,
        String basicAuthUser,
        String basicAuthPass,
        String extraParams,
        double timeout,
        boolean isInteractive,
        boolean autoUpdate,
        String modelVersion,
        String state,
        String errorMessage) {
    static final String SELECT =
            "SELECT m.id, m.project_id, m.created_at, m.updated_at, m.title, m.description, m.url, m.connected_by, m.server_url,"
                    + " m.auth_method, m.basic_auth_user, m.basic_auth_pass, m.extra_params, m.timeout, m.is_interactive,"
                    + " m.auto_update, m.model_version, m.state, m.error_message FROM ml_backends m ";
    static final RowMapper<BackendRow> MAPPER = ConstructorMapper.of(BackendRow.class);

    /** As the API shows it, in its key order; never the password. */
    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("state", state)
                .put("readable_state", readableState())
                .put("is_interactive", isInteractive)
                .put("url", url)
                .put("error_message", errorMessage)
                .put("title", title)
                .put("auth_method", authMethod)
                .put("basic_auth_user", basicAuthUser)
                .put("basic_auth_pass_is_set", basicAuthPass != null)
                .put("description", description);
        json.set("extra_params", extraParams == null ? json.nullNode() : Json.parse(extraParams));
        return json.put("model_version", modelVersion)
                .put("timeout", timeout)
                .put("created_at", createdAt)
                .put("updated_at", updatedAt)
                .put("auto_update", autoUpdate)
                .put("project", projectId);
    }

    /** For those who label: what they may ask, not where it is. */
    ObjectNode brief() {
        return json().put("url", "")
                .put("basic_auth_user", "")
                .putNull("extra_params")
                .putNull("error_message");
    }

    private String readableState() {
        return switch (state) {
            case "CO" -> "Connected";
            case "DI" -> "Disconnected";
            case "TR" -> "Training";
            case "PR" -> "Predicting";
            default -> "Error";
        };
    }

    /** How long a prediction may take. */
    Duration patience() {
        return Duration.ofMillis(Math.round(timeout * 1000));
    }

    /** Its name for a person: the title, else the address. */
    String name() {
        return title.isEmpty() ? url : title;
    }
}
