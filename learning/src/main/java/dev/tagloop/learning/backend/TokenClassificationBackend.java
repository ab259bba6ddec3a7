package dev.tagloop.learning.backend;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LabelConfigException;
import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendException.Fault;
import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.MlBackend;
import dev.tagloop.labelstudio.backend.NotReadyException;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.labelstudio.backend.Versioned;
import dev.tagloop.learning.preannotation.LabelMap;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Serves a token classification model: entities become regions of the project that asks, each with its text and score, each prediction with
 * the version that made it. A label that the project does not have is left out. Until a model is there, requests are told to come back.
 */
public final class TokenClassificationBackend implements MlBackend, Versioned, AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(2);

    private final LabelMap labels;
    /** Predicting reads it; exchanging the model waits until nobody predicts. */
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    private ServedModel model;

    /** A backend that waits for its model. @param labels from the model's labels to those of projects */
    public TokenClassificationBackend(LabelMap labels) {
        this.labels = labels;
    }

    /** A backend with a model, which it closes. */
    public TokenClassificationBackend(ServedModel model) {
        this(LabelMap.identity());
        serve(model);
    }

    /** Answers with this model from now on; the one before is closed when its last prediction is done. */
    public void serve(ServedModel next) {
        lock.writeLock().lock();
        try {
            if (model != null) {
                model.close();
            }
            model = next;
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public String modelClass() {
        return "TokenClassification";
    }

    @Override
    public Optional<String> setup(BackendProject project) {
        TaskRegions.of(config(project), labels);
        lock.readLock().lock();
        try {
            return Optional.of(ready().version());
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public List<BackendPrediction> predict(PredictionRequest request) {
        TaskRegions regions = TaskRegions.of(config(request.project()), labels);
        lock.readLock().lock();
        try {
            return regions.predict(ready(), request);
        } finally {
            lock.readLock().unlock();
        }
    }

    private ServedModel ready() {
        if (model == null) {
            throw new NotReadyException("The model is still being loaded.", SOON);
        }
        return model;
    }

    private static LabelConfig config(BackendProject project) {
        try {
            return LabelConfig.parse(project.labelConfig());
        } catch (LabelConfigException e) {
            throw new BackendException(Fault.PREDICTION, "The label config cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public List<String> versions() {
        lock.readLock().lock();
        try {
            return model == null ? List.of() : List.of(model.version());
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void close() {
        serve(null);
    }
}
