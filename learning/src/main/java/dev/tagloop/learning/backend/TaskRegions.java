package dev.tagloop.learning.backend;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendException.Fault;
import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.learning.evaluation.ModelEvaluator;
import dev.tagloop.learning.internal.SameWords;
import dev.tagloop.learning.internal.TaskEntities;
import dev.tagloop.learning.preannotation.LabelMap;
import dev.tagloop.models.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Answers what a server asks with what a model finds. */
final class TaskRegions {
    private final TaskEntities tasks;

    private TaskRegions(TaskEntities tasks) {
        this.tasks = tasks;
    }

    /** @throws BackendException if the config puts no labels on text */
    static TaskRegions of(LabelConfig config, LabelMap labels) {
        try {
            return new TaskRegions(new TaskEntities(config, labels));
        } catch (ConversionException e) {
            throw new BackendException(Fault.PREDICTION, e.getMessage(), e);
        }
    }

    /** One prediction a task, in their order; a task without a text gets one that is empty. */
    List<BackendPrediction> predict(ServedModel model, PredictionRequest request) {
        List<String> texts = request.tasks().stream()
                .map(task -> tasks.text(task).orElse(""))
                .toList();
        List<List<Entity>> entities = model.pipeline().predict(texts, ModelEvaluator.AGGREGATION);
        List<Region> drawn = request.drawn();
        List<BackendPrediction> predictions = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            List<ScoredSpan> spans = tasks.known(entities.get(i));
            if (!drawn.isEmpty()) {
                // What was drawn may bear a label that the project had once.
                spans = SameWords.with(texts.get(i), tasks.drawn(request.tasks().get(i), drawn), spans).stream()
                        .filter(span -> tasks.isKnown(span.label()))
                        .toList();
            }
            predictions.add(prediction(texts.get(i), spans).withModelVersion(model.version()));
        }
        return predictions;
    }

    private BackendPrediction prediction(String text, List<ScoredSpan> spans) {
        BackendPrediction prediction = BackendPrediction.of(tasks.regions(text, spans));
        OptionalDouble score = TaskEntities.score(spans);
        return score.isPresent() ? prediction.withScore(score.getAsDouble()) : prediction;
    }
}
