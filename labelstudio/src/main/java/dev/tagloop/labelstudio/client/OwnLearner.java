package dev.tagloop.labelstudio.client;

import dev.tagloop.labelstudio.client.internal.Transport;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.List;

/** The learner that a server has of its own; only Tagloop's servers have one. */
public final class OwnLearner {
    private final Transport transport;

    OwnLearner(Transport transport) {
        this.transport = transport;
    }

    /** How it stands in a project: what serves, how many labels are new to it, what is trained. */
    public JsonObject standing(long projectId) {
        return transport.get(path(projectId)).object();
    }

    /** The versions of a project's model, the oldest first. */
    public List<JsonObject> versions(long projectId) {
        return transport.get(path(projectId) + "/versions").object().objects("versions");
    }

    /** Begins to predict the tasks that nobody has labelled; {@link Archives#await} waits for the end of the job. */
    public JsonObject predict(long projectId) {
        return transport.post(path(projectId) + "/predict", JsonObject.empty()).object();
    }

    private static String path(long projectId) {
        return "/api/tagloop/projects/" + projectId + "/learner";
    }
}
