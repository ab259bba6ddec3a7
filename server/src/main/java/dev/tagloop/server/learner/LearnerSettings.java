package dev.tagloop.server.learner;

import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How a project's learner works, as it travels: under the names of the API. */
public final class LearnerSettings {
    private LearnerSettings() {}

    /** That of a project. */
    public static ObjectNode json(Handle handle, long project) {
        LearnerRow row = LearnerRows.of(handle, project);
        ObjectNode json = Json.object().put("enabled", row.enabled()).put("base", row.base());
        json.set("policy", LearnerJson.policy(row.policy()));
        json.set("settings", row.settingsJson().toNode());
        return json;
    }

    /**
     * Gives it to a project.
     *
     * @throws dev.tagloop.server.http.ApiException 400 for what a request may not say either
     */
    public static void restore(Handle handle, long project, JsonNode json) {
        LearnerRows.update(handle, project, LearnerInput.read(Fields.of(json)).columns());
    }
}
