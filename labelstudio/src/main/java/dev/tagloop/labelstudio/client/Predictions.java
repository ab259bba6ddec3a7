package dev.tagloop.labelstudio.client;

import dev.tagloop.labelstudio.client.internal.Query;
import dev.tagloop.labelstudio.client.internal.Transport;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.NewPrediction;
import dev.tagloop.labelstudio.model.Prediction;
import java.util.List;

/** Predictions. */
public final class Predictions {
    private final Transport transport;

    Predictions(Transport transport) {
        this.transport = transport;
    }

    /** Stores one prediction; it must name its task. */
    public Prediction create(NewPrediction prediction) {
        return new Prediction(
                transport.post("/api/predictions/", prediction.json()).object());
    }

    /**
     * Stores many predictions for tasks of one project in one request.
     *
     * @return how many were stored; a server may leave out those that do not fit the label config
     */
    public long createAll(long projectId, List<NewPrediction> predictions) {
        String path = "/api/projects/" + projectId + "/import/predictions";
        return transport
                .postLong(path, Query.none(), predictions)
                .object()
                .integer("created")
                .orElse(0);
    }

    /** All predictions for a task. */
    public List<Prediction> list(long taskId) {
        Query query = Query.none().with("task", Long.toString(taskId));
        return transport.get("/api/predictions/", query).objects().stream()
                .map(Prediction::new)
                .toList();
    }

    /** A prediction. */
    public Prediction get(long id) {
        return new Prediction(transport.get(path(id)).object());
    }

    /** Deletes a prediction. */
    public void delete(long id) {
        transport.delete(path(id));
    }

    /**
     * Whose stored answers can be combined; only Tagloop's servers tell.
     *
     * @return {@code voices}: people and versions of models with the number of tasks, and {@code controls}
     */
    public JsonObject voices(long projectId) {
        return transport.get(combination(projectId)).object();
    }

    /**
     * Begins to combine stored predictions and people's answers; {@link Archives#await} waits for the end of the job.
     *
     * @param recipe as the API's description tells it: {@code voices}, {@code weights}, {@code model_version}, …
     */
    public JsonObject combine(long projectId, JsonObject recipe) {
        return transport.post(combination(projectId), recipe).object();
    }

    private static String combination(long projectId) {
        return "/api/tagloop/projects/" + projectId + "/combination";
    }

    private static String path(long id) {
        return "/api/predictions/" + id + "/";
    }
}
