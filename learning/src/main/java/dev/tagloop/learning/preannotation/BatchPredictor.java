package dev.tagloop.learning.preannotation;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.model.NewPrediction;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.evaluation.ModelEvaluator;
import dev.tagloop.learning.internal.TaskEntities;
import dev.tagloop.models.Entity;
import dev.tagloop.models.TokenClassificationPipeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Predicts and stores batches, and counts what became of the tasks. */
final class BatchPredictor {

    private final StudioClient client;
    private final TokenClassificationPipeline model;
    private final TaskEntities tasks;
    private final PreAnnotation request;
    private final Map<String, Long> unknownLabels = new HashMap<>();
    private long taken;
    private long stored;
    private long spans;
    private long skipped;
    private long withoutText;
    private long refused;

    BatchPredictor(StudioClient client, TokenClassificationPipeline model, LabelConfig config, PreAnnotation request) {
        this.client = client;
        this.model = model;
        this.tasks = new TaskEntities(config, request.labels());
        this.request = request;
    }

    /** Whether the task is to be predicted; counts it either way. */
    boolean accepts(Task task) {
        if (task.id().isEmpty() || tasks.text(task).isEmpty()) {
            withoutText++;
            return false;
        }
        boolean done = task.predictions().stream()
                .anyMatch(prediction -> prediction.modelVersion().equals(request.modelVersion()));
        if (done) {
            skipped++;
            return false;
        }
        taken++;
        return true;
    }

    long taken() {
        return taken;
    }

    long stored() {
        return stored;
    }

    void store(List<Task> batch) {
        if (batch.isEmpty()) {
            return;
        }
        List<String> texts =
                batch.stream().map(task -> tasks.text(task).orElseThrow()).toList();
        List<List<Entity>> entities = model.predict(texts, ModelEvaluator.AGGREGATION);
        List<NewPrediction> predictions = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            predictions.add(prediction(batch.get(i).id().orElseThrow(), texts.get(i), entities.get(i)));
        }
        long created = client.predictions().createAll(request.projectId(), predictions);
        stored += created;
        refused += predictions.size() - created;
    }

    PreAnnotationReport report() {
        return new PreAnnotationReport(stored, spans, skipped, withoutText, refused, unknownLabels);
    }

    private NewPrediction prediction(long taskId, String text, List<Entity> entities) {
        entities.stream()
                .map(Entity::label)
                .filter(label -> !tasks.isKnown(label))
                .forEach(label -> unknownLabels.merge(label, 1L, Long::sum));
        List<ScoredSpan> found = tasks.known(entities);
        spans += found.size();
        NewPrediction prediction =
                NewPrediction.of(taskId, tasks.regions(text, found)).modelVersion(request.modelVersion());
        OptionalDouble score = TaskEntities.score(found);
        return score.isPresent() ? prediction.score(score.getAsDouble()) : prediction;
    }
}
