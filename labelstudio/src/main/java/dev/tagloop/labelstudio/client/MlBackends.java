package dev.tagloop.labelstudio.client;

import dev.tagloop.labelstudio.client.internal.Query;
import dev.tagloop.labelstudio.client.internal.Transport;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.MlConnection;
import dev.tagloop.labelstudio.model.Prediction;
import java.util.List;

/** A project's ML backends: the models that Settings → Machine Learning lists. */
public final class MlBackends {
    private final Transport transport;

    MlBackends(Transport transport) {
        this.transport = transport;
    }

    /**
     * Adds a backend to a project.
     *
     * @throws StudioApiException with status 400 and the server's reason if the backend does not answer as one
     */
    public MlConnection add(long projectId, MlConnection connection) {
        return new MlConnection(transport
                .post("/api/ml", connection.json().with("project", projectId))
                .object());
    }

    /** All backends of a project, each asked how it is. */
    public List<MlConnection> list(long projectId) {
        return transport.get("/api/ml", Query.none().with("project", Long.toString(projectId))).objects().stream()
                .map(MlConnection::new)
                .toList();
    }

    /** A backend, asked how it is. */
    public MlConnection get(long id) {
        return new MlConnection(transport.get("/api/ml/" + id).object());
    }

    /**
     * What a backend says about a task at this moment; nothing is stored.
     *
     * @param context what somebody is drawing: an object with {@code result}; empty for none
     * @throws StudioProtocolException if the server has no answer of the backend, with its reason
     */
    public Prediction suggest(long id, long taskId, JsonObject context) {
        String path = "/api/ml/" + id + "/interactive-annotating";
        JsonObject body = JsonObject.empty().with("task", taskId);
        JsonObject answer = transport
                .post(path, context.keys().isEmpty() ? body : body.with("context", context.toNode()))
                .object();
        return answer.object("data")
                .map(Prediction::new)
                .orElseThrow(() -> new StudioProtocolException(
                        transport.base().toString(),
                        "the backend has no suggestion: " + String.join("; ", answer.texts("errors")),
                        null));
    }

    /** The versions that a backend can predict with. */
    public List<String> versions(long id) {
        return transport.get("/api/ml/" + id + "/versions").object().texts("versions");
    }

    /** Asks a backend to learn from the project. */
    public void train(long id) {
        transport.post("/api/ml/" + id + "/train", JsonObject.empty());
    }

    /** Removes a backend from its project; its predictions stay. */
    public void delete(long id) {
        transport.delete("/api/ml/" + id);
    }
}
