package dev.tagloop.server.labels;

import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A label of another server's labels manager.
 *
 * @param told as the API shows it
 */
public record ArrivingLabel(ObjectNode told) {
    /** Whether a title and a value are there. */
    public boolean isWhole() {
        JsonNode value = told.path("value");
        return !told.path("title").asString("").isBlank() && !value.isNull() && !value.isMissingNode();
    }

    /** Lets a control of a project offer it; the label is made when there is none of its title and value. */
    public void link(Handle handle, long organization, long user, long project, String control) {
        Fields fields = Fields.of(told);
        Labels.Content content = new Labels.Content(
                told.path("title").asString("").strip(),
                Json.stored(told.path("value")),
                told.path("description").isString() ? told.path("description").stringValue() : null,
                fields.bool("approved").orElse(false));
        // Nobody is told: the project is not seen yet.
        handle.createUpdate("INSERT INTO label_links (label_id, project_id, from_name)"
                        + " VALUES (:label, :project, :control) ON CONFLICT DO NOTHING")
                .bind("label", Labels.findOrMake(handle, organization, user, content))
                .bind("project", project)
                .bind("control", control)
                .execute();
    }
}
