package dev.tagloop.labelstudio.backend;

import dev.tagloop.labelstudio.json.JsonObject;

/** A backend that learns from what people label. */
public interface Trainable {
    /**
     * Learns. A host calls this on one thread at a time, beside the requests that it serves: predictions go on with the old version until the
     * backend switches to the new one.
     *
     * @param event what happened: somebody asked for a training, or annotations changed
     * @return what came of it, for a log
     * @throws BackendException if the training failed; the backend then is what it was before
     */
    JsonObject train(BackendEvent event);
}
