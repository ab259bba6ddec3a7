package dev.tagloop.learning.backend;

import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.MlBackend;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.labelstudio.backend.Versioned;
import dev.tagloop.learning.preannotation.LabelMap;
import java.util.List;
import java.util.Optional;

/**
 * Serves a token classification model: entities become regions of the project that asks, each with its text and score, each prediction with
 * the version that made it. A label that the project does not have is left out. Until a model is there, requests are told to come back.
 */
public final class TokenClassificationBackend implements MlBackend, Versioned, AutoCloseable {
    /** What such a backend calls itself to servers. */
    public static final String MODEL_CLASS = "TokenClassification";

    private final ModelBackend backend;

    /** A backend that waits for its model. @param labels from the model's labels to those of projects */
    public TokenClassificationBackend(LabelMap labels) {
        backend = new ModelBackend(MODEL_CLASS, labels);
    }

    /** A backend with a model, which it closes. */
    public TokenClassificationBackend(ServedModel model) {
        this(LabelMap.identity());
        serve(model);
    }

    /** Answers with this model from now on; the one before is closed when its last prediction is done. */
    public void serve(ServedModel next) {
        backend.serve(ServedTaskModel.of(next));
    }

    @Override
    public String modelClass() {
        return backend.modelClass();
    }

    @Override
    public Optional<String> setup(BackendProject project) {
        return backend.setup(project);
    }

    @Override
    public List<BackendPrediction> predict(PredictionRequest request) {
        return backend.predict(request);
    }

    @Override
    public List<String> versions() {
        return backend.versions();
    }

    @Override
    public void close() {
        backend.close();
    }
}
