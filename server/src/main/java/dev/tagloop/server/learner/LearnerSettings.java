package dev.tagloop.server.learner;

import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How a project's learner works, as it travels: under the names of the API. */
public final class LearnerSettings {
    private static final Pattern SAMPLER = Pattern.compile("[a-z0-9+-]{1,64}");

    private LearnerSettings() {}

    /** That of a project. */
    public static ObjectNode json(Handle handle, long project) {
        LearnerRow row = LearnerRows.of(handle, project);
        ObjectNode json = Json.object()
                .put("enabled", row.enabled())
                .put("base", row.base())
                .put("sampler", row.sampler());
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
        Map<String, Object> columns =
                new LinkedHashMap<>(LearnerInput.read(Fields.of(json)).columns());
        JsonNode sampler = json.path("sampler");
        if (sampler.isString() && SAMPLER.matcher(sampler.stringValue()).matches()) {
            columns.put("sampler", sampler.stringValue());
        }
        LearnerRows.update(handle, project, columns);
    }
}
