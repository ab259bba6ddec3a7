package dev.tagloop.learning.preannotation;

import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.model.LabelsRegion;
import dev.tagloop.labelstudio.model.NewPrediction;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.data.SpanLabeling;
import dev.tagloop.learning.evaluation.ModelEvaluator;
import dev.tagloop.models.Entity;
import dev.tagloop.models.TokenClassificationPipeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Predicts and stores batches, and counts what became of the tasks. */
final class BatchPredictor {

    private final StudioClient client;
    private final TokenClassificationPipeline model;
    private final SpanLabeling labeling;
    private final PreAnnotation request;
    private final Set<String> projectLabels;
    private final Map<String, Long> unknownLabels = new HashMap<>();
    private long taken;
    private long stored;
    private long spans;
    private long skipped;
    private long withoutText;
    private long refused;

    BatchPredictor(
            StudioClient client, TokenClassificationPipeline model, SpanLabeling labeling, PreAnnotation request) {
        this.client = client;
        this.model = model;
        this.labeling = labeling;
        this.request = request;
        this.projectLabels = Set.copyOf(labeling.labels());
    }

    /** Whether the task is to be predicted; counts it either way. */
    boolean accepts(Task task) {
        if (task.id().isEmpty() || labeling.text(task.data()).isEmpty()) {
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
        List<String> texts = batch.stream()
                .map(task -> labeling.text(task.data()).orElseThrow())
                .toList();
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

    private NewPrediction prediction(long taskId, String value, List<Entity> entities) {
        Text text = Text.of(value);
        List<LabelsRegion> regions = new ArrayList<>();
        double sum = 0;
        for (Entity entity : entities) {
            Optional<String> label = request.labels().apply(entity.label(), projectLabels);
            if (label.isEmpty()) {
                unknownLabels.merge(entity.label(), 1L, Long::sum);
                continue;
            }
            regions.add(labeling.region(text, new ScoredSpan(entity.span(), label.get(), entity.score())));
            sum += entity.score();
        }
        spans += regions.size();
        NewPrediction prediction = NewPrediction.of(taskId, regions).modelVersion(request.modelVersion());
        // Without a span there is nothing to take a mean of: such a prediction goes without a score.
        return regions.isEmpty() ? prediction : prediction.score(sum / regions.size());
    }
}
