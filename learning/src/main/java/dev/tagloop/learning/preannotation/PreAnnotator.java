package dev.tagloop.learning.preannotation;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.model.Project;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.learning.task.token.SpanModel;
import dev.tagloop.models.TokenClassificationPipeline;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Predicts the tasks of a project and stores the predictions there, batch by batch: what is stored stays when it is
 * cancelled or breaks off, and the next run goes on with the rest, since tasks that have a prediction of the same version
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
        BatchPredictor batches = new BatchPredictor(client, model.in(config, request.labels()), request);
        long total = expected(project, request);
        try (Stream<Task> tasks = tasks(request)) {
            List<Task> batch = new ArrayList<>();
            for (Iterator<Task> all = tasks.iterator(); all.hasNext() && batches.taken() < request.limit(); ) {
                Task task = all.next();
                if (batches.accepts(task)) {
                    batch.add(task);
                }
                if (batch.size() == request.batchSize()) {
                    flush(batches, batch, total, progress, cancel);
                }
            }
            flush(batches, batch, total, progress, cancel);
        }
        return batches.report();
    }

    private static void flush(
            BatchPredictor batches, List<Task> batch, long total, Progress progress, CancelToken cancel) {
        cancel.throwIfCancelled();
        batches.store(batch);
        batch.clear();
        progress.report("Predicting", batches.stored(), Math.max(total, batches.stored()));
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
