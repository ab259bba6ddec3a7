package dev.tagloop.labelstudio.backend;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a server sends, key by key as the original does. */
public final class BackendWire {
    /** Where a backend tells what it can do: an extension of the protocol. */
    public static final String CAPABILITIES = "tagloop/capabilities";
    /** Where a {@link Scoring} backend is asked. */
    public static final String SCORES = "tagloop/scores";
    /** Where an {@link Explaining} backend is asked. */
    public static final String EXPLANATIONS = "tagloop/explanations";

    private BackendWire() {}

    static JsonObject setup(BackendProject project) {
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("project", project.key()).put("schema", project.labelConfig());
        json.put(
                "hostname",
                project.server().map(BackendProject.ServerAccess::url).orElse(""));
        json.put(
                "access_token",
                project.server().map(BackendProject.ServerAccess::token).orElse(""));
        json.set("extra_params", project.extraParams().orElse(json.nullNode()));
        return JsonObject.owning(json);
    }

    /** The body of a prediction. */
    public static JsonObject predict(PredictionRequest request) {
        ObjectNode json = Json.mapper().createObjectNode();
        ArrayNode tasks = json.putArray("tasks");
        request.tasks().forEach(task -> tasks.add(task.json().toNode()));
        json.put("project", request.project().key());
        json.put("label_config", request.project().labelConfig());
        ObjectNode params = json.putObject("params");
        params.putNull("login").putNull("password");
        request.params().toNode().forEachEntry(params::set);
        JsonNode context = request.context().<JsonNode>map(JsonObject::toNode).orElse(params.nullNode());
        params.set("context", context);
        return JsonObject.owning(json);
    }
}
