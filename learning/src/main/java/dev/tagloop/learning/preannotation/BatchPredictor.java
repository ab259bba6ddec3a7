package dev.tagloop.learning.preannotation;

import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.model.NewPrediction;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.task.TaskPrediction;
import dev.tagloop.learning.task.TaskPredictor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Predicts and stores batches, and counts what became of the tasks. One thread accepts tasks, any number predict, and one stores; the report is asked for
 * when they are done.
 */
final class BatchPredictor {

    private final StudioClient client;
    private final TaskPredictor model;
    private final PreAnnotation request;
    private final Map<String, Long> unknownLabels = new HashMap<>();
    private long taken;
    private long stored;
    private long spans;
    private long skipped;
    private long withoutText;
    private long refused;

    BatchPredictor(StudioClient client, TaskPredictor model, PreAnnotation request) {
        this.client = client;
        this.model = model;
        this.request = request;
    }

    /** Whether the task is to be predicted; counts it either way. */
    boolean accepts(Task task) {
        if (task.id().isEmpty() || !model.canRead(task)) {
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

    /** Whether there are as many tasks as were asked for. */
    boolean isFull() {
        return taken >= request.limit();
    }

    long stored() {
        return stored;
    }

    /** Tasks that were accepted, with what the model says of them. */
    record Batch(List<Task> tasks, List<TaskPrediction> said) {}

    Batch predict(List<Task> tasks) {
        return new Batch(tasks, model.predict(tasks, List.of()));
    }

    /** Stores a batch in one request. */
    void store(Batch batch) {
        List<NewPrediction> predictions = new ArrayList<>();
        for (int i = 0; i < batch.tasks().size(); i++) {
            predictions.add(prediction(
                    batch.tasks().get(i).id().orElseThrow(), batch.said().get(i)));
        }
        long created = client.predictions().createAll(request.projectId(), predictions);
        stored += created;
        refused += predictions.size() - created;
    }

    PreAnnotationReport report() {
        return new PreAnnotationReport(stored, spans, skipped, withoutText, refused, unknownLabels);
    }

    private NewPrediction prediction(long taskId, TaskPrediction predicted) {
        predicted.unknown().forEach(label -> unknownLabels.merge(label, 1L, Long::sum));
        spans += predicted.regions().size();
        NewPrediction prediction = NewPrediction.of(taskId, predicted.regions()).modelVersion(request.modelVersion());
        OptionalDouble score = predicted.score();
        return score.isPresent() ? prediction.score(score.getAsDouble()) : prediction;
    }
}
