package dev.tagloop.learning.preannotation;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.model.Project;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.learning.task.TaskPredictor;
import dev.tagloop.learning.task.token.SpanModel;
import dev.tagloop.models.TokenClassificationPipeline;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Predicts the tasks of a project and stores the predictions there, batch by batch and in the order of the tasks, while the next ones are fetched and
 * predicted: what is stored stays when it is cancelled or breaks off, and the next run goes on with the rest, since tasks that have a prediction of the same version
 * are passed over. A task in which the model finds nothing gets an empty prediction, so that it counts as predicted.
 */
public final class PreAnnotator {

    private final StudioClient client;
    private final TaskModel<?> model;

    /**
     * @param client the server
     * @param model what predicts; not closed here
     */
    public PreAnnotator(StudioClient client, TokenClassificationPipeline model) {
        this(client, new SpanModel(model));
    }

    /**
     * @param client the server
     * @param model what predicts; not closed here
     */
    public PreAnnotator(StudioClient client, TaskModel<?> model) {
        this.client = client;
        this.model = model;
    }

    /**
     * Predicts and stores.
     *
     * @throws dev.tagloop.labelstudio.convert.ConversionException if the project's label config has no place for what the model says
     * @throws dev.tagloop.labelstudio.client.StudioException if the server cannot be reached or refuses
     * @throws java.util.concurrent.CancellationException if it was cancelled; stored batches stay
     */
    public PreAnnotationReport run(PreAnnotation request, Progress progress, CancelToken cancel) {
        Project project = client.projects().get(request.projectId());
        LabelConfig config = LabelConfig.parse(project.labelConfig());
        TaskPredictor predictor = model.in(config, request.labels());
        BatchPredictor batches = new BatchPredictor(client, predictor, request);
        long total = expected(project, request);
        try (PredictionFlow<BatchPredictor.Batch> flow = new PredictionFlow<>(
                () -> tasks(request).takeWhile(task -> !batches.isFull()),
                batches::accepts,
                request.batchSize(),
                predictor.sideBySide(),
                batches::predict)) {
            for (Optional<BatchPredictor.Batch> next = flow.next(); next.isPresent(); next = flow.next()) {
                cancel.throwIfCancelled();
                batches.store(next.get());
                progress.report("Predicting", batches.stored(), Math.max(total, batches.stored()));
            }
        }
        cancel.throwIfCancelled();
        return batches.report();
    }

    private Stream<Task> tasks(PreAnnotation request) {
        return request.onlyUnlabeled()
                ? client.tasks().listUnannotated(request.projectId())
                : client.tasks().list(request.projectId());
    }

    /** How many tasks there will be, for the progress; 0 if the server does not tell. */
    private static long expected(Project project, PreAnnotation request) {
        long tasks = project.json().integer("task_number").orElse(0);
        long annotated = project.json().integer("num_tasks_with_annotations").orElse(0);
        return Math.min(request.limit(), request.onlyUnlabeled() ? tasks - annotated : tasks);
    }
}
