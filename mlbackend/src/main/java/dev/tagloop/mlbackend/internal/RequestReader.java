package dev.tagloop.mlbackend.internal;

import dev.tagloop.labelstudio.backend.BackendEvent;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.BackendProject.ServerAccess;
import dev.tagloop.labelstudio.backend.BoundedJson;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads what servers send; what is not the protocol is answered 400 in a sentence. */
final class RequestReader {
    private final long mostBytes;

    RequestReader(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** The body, one JSON object. */
    JsonObject body(Context context) {
        byte[] bytes;
        try (InputStream in = context.bodyInputStream()) {
            bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, mostBytes + 1));
        } catch (IOException e) {
            throw HostFault.wrong("The request's body broke off.");
        }
        if (bytes.length > mostBytes) {
            throw HostFault.tooLarge(mostBytes);
        }
        try {
            return BoundedJson.object(bytes);
        } catch (JsonException e) {
            throw HostFault.wrong("The body must be one JSON object, but " + e.getMessage() + ".");
        }
    }

    /** The project of a {@code /setup}. */
    BackendProject setup(JsonObject body) {
        BackendProject project = new BackendProject(
                scalar(body, "project").orElseThrow(() -> missing("project")),
                scalar(body, "schema").orElseThrow(() -> missing("schema")),
                Optional.empty(),
                body.get("extra_params"));
        Optional<String> token = scalar(body, "access_token");
        return token.isPresent()
                ? project.withServer(new ServerAccess(scalar(body, "hostname").orElse(""), token.get()))
                : project;
    }

    /** What a {@code /predict} asks for. The original names no project in some calls. */
    PredictionRequest prediction(JsonObject body) {
        JsonNode sent = body.get("tasks").orElseThrow(() -> missing("tasks"));
        if (!sent.isArray()) {
            throw HostFault.wrong("\"tasks\" must be a list of tasks.");
        }
        List<Task> tasks = new ArrayList<>();
        for (JsonNode task : sent) {
            if (!task.isObject()) {
                throw HostFault.wrong("Item " + tasks.size() + " of \"tasks\" is no task but " + kind(task) + ".");
            }
            tasks.add(new Task(JsonObject.owning(task)));
        }
        JsonObject params = object(body, "params").orElse(JsonObject.empty());
        Optional<JsonObject> context = object(params, "context");
        BackendProject project = new BackendProject(
                scalar(body, "project").orElse(""),
                scalar(body, "label_config").orElse(""),
                Optional.empty(),
                Optional.empty());
        return new PredictionRequest(project, tasks, context, params.without("context"));
    }

    /** What happened, as a {@code /webhook} tells. */
    BackendEvent event(JsonObject body) {
        return new BackendEvent(body.text("action").orElseThrow(() -> missing("action")), body);
    }

    private static Optional<JsonObject> object(JsonObject body, String key) {
        Optional<JsonNode> value = body.get(key);
        if (value.isPresent() && !value.get().isObject()) {
            throw HostFault.wrong("\"" + key + "\" must be an object, not " + kind(value.get()) + ".");
        }
        return value.map(JsonObject::owning);
    }

    /** A text, or a number read as one. */
    private static Optional<String> scalar(JsonObject body, String key) {
        Optional<JsonNode> value = body.get(key);
        if (value.isPresent() && !value.get().isString() && !value.get().isNumber()) {
            throw HostFault.wrong("\"" + key + "\" must be a text, not " + kind(value.get()) + ".");
        }
        return value.map(JsonNode::asString);
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            default -> "nothing";
        };
    }

    private static HostFault missing(String key) {
        return HostFault.wrong("The body needs \"" + key + "\".");
    }
}
