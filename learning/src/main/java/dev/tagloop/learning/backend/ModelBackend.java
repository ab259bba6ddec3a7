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
 * Serves a model of any kind: its answers become regions of the project that asks, each with its score, each prediction with the version that
 * made it. A label that the project does not have is left out. Until a model is there, requests are told to come back.
 */
public final class ModelBackend implements MlBackend, Versioned, AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(2);

    private final String modelClass;
    private final LabelMap labels;
    /** Predicting reads it; exchanging the model waits until nobody predicts. */
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    private ServedTaskModel model;

    /**
     * A backend that waits for its model.
     *
     * @param modelClass what it calls itself to servers before it is there
     * @param labels from the model's labels to those of projects
     */
    public ModelBackend(String modelClass, LabelMap labels) {
        this.modelClass = modelClass;
        this.labels = labels;
    }

    /** Answers with this model from now on; the one before is closed when its last prediction is done. */
    public void serve(ServedTaskModel next) {
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
        lock.readLock().lock();
        try {
            return model == null ? modelClass : model.modelClass();
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public Optional<String> setup(BackendProject project) {
        lock.readLock().lock();
        try {
            ServedTaskModel ready = ready();
            TaskRegions.of(ready.model(), ready.version(), config(project), labels);
            return Optional.of(ready.version());
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public List<BackendPrediction> predict(PredictionRequest request) {
        lock.readLock().lock();
        try {
            ServedTaskModel ready = ready();
            return TaskRegions.of(ready.model(), ready.version(), config(request.project()), labels)
                    .predict(request);
        } finally {
            lock.readLock().unlock();
        }
    }

    private ServedTaskModel ready() {
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
