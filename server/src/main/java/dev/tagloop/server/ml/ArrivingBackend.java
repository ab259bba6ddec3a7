package dev.tagloop.server.ml;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.InstanceKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/**
 * A connection to an ML backend that comes from another server. It is stored without being asked: the backend may be reached from there only.
 *
 * @param id a free one that it keeps
 * @param user who answers for its address
 * @param told as the API shows it
 */
public record ArrivingBackend(Optional<Long> id, long user, ObjectNode told) {
    private static final String NOT_ASKED =
            "It came from another server and was not asked yet: look at it in the settings of the project.";

    /** Whether its backend wants a password that the source did not tell. */
    public boolean lacksPassword() {
        return told.path("auth_method").asString("").equals("BASIC_AUTH")
                && told.path("basic_auth_pass").asString("").isEmpty();
    }

    /** Stores it. @return why it cannot be taken; empty when it is stored */
    public Optional<String> store(Handle handle, long project, InstanceKey key) {
        ObjectNode sent = told.deepCopy();
        if (lacksPassword()) {
            sent.put("auth_method", "NONE");
        }
        Map<String, Object> columns;
        try {
            columns = new LinkedHashMap<>(BackendInput.ofNew(Fields.of(sent), key));
        } catch (ApiException e) {
            return Optional.of(Json.stored(e.body().path("validation_errors")));
        }
        columns.putIfAbsent("url", "");
        columns.put("project_id", project);
        columns.put("connected_by", user);
        columns.put("state", "DI");
        columns.put("error_message", NOT_ASKED);
        id.ifPresent(free -> columns.put("id", free));
        Backends.insert(handle, columns);
        return Optional.empty();
    }
}
