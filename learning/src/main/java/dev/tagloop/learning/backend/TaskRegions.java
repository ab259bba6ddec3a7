package dev.tagloop.learning.backend;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendException.Fault;
import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.learning.preannotation.LabelMap;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.learning.task.TaskPrediction;
import dev.tagloop.learning.task.TaskPredictor;
import java.util.List;

/** Answers what a server asks with what a model says. */
public final class TaskRegions {
    private final TaskPredictor model;
    private final String version;

    private TaskRegions(TaskPredictor model, String version) {
        this.model = model;
        this.version = version;
    }

    /** @throws BackendException if the config has no place for the model's answers */
    public static TaskRegions of(TaskModel<?> model, String version, LabelConfig config, LabelMap labels) {
        try {
            return new TaskRegions(model.in(config, labels), version);
        } catch (ConversionException e) {
            throw new BackendException(Fault.PREDICTION, e.getMessage(), e);
        }
    }

    /** One prediction a task, in their order; a task without a text gets one that is empty. */
    public List<BackendPrediction> predict(PredictionRequest request) {
        return model.predict(request.tasks(), request.drawn()).stream()
                .map(this::prediction)
                .toList();
    }

    private BackendPrediction prediction(TaskPrediction predicted) {
        BackendPrediction prediction = BackendPrediction.of(predicted.regions()).withModelVersion(version);
        return predicted.score().isPresent()
                ? prediction.withScore(predicted.score().getAsDouble())
                : prediction;
    }
}
