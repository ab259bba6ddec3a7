package dev.tagloop.cli.quickstart;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.server.ServedLearner;
import dev.tagloop.cli.train.EpochTable;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.client.ExportOptions;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.convert.RowTasks;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.NewTask;
import dev.tagloop.labelstudio.model.Project;
import dev.tagloop.labelstudio.model.ProjectSettings;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.evaluation.Evaluation;
import dev.tagloop.learning.evaluation.Measurement;
import dev.tagloop.learning.learner.LearnSettings;
import dev.tagloop.learning.learner.LearnerTrainings;
import dev.tagloop.learning.snapshot.EmptyAnnotations;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.ProjectExamples;
import dev.tagloop.learning.train.Trainer;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.TrainingRun;
import dev.tagloop.learning.train.TrainingWatch;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * The loop once around, step by step, on a server: import, annotate, export, train, pre-annotate, measure. It goes through
 * the same API and the same learning code as every other command.
 *
 * @param <E> the examples that are labelled
 */
final class Quickstart<E> {
    private final LearningTask<E> task;
    private final StudioClient studio;
    private final Trainer trainer;
    private final Path dataDir;
    private final Console console;
    private final Progress progress;
    private final CancelToken cancel = new CancelToken();

    /**
     * @param task what is labelled and learned
     * @param studio the server, as the annotator
     * @param trainer who trains
     * @param dataDir the server's data folder
     */
    Quickstart(LearningTask<E> task, StudioClient studio, Trainer trainer, Path dataDir, Console console) {
        this.task = task;
        this.studio = studio;
        this.trainer = trainer;
        this.dataDir = dataDir;
        this.console = console;
        this.progress = console.progress();
    }

    /** A project with its tasks, in the order of the gold texts. */
    record Imported(Project project, LabelConfig config, List<Long> taskIds) {}

    /** The project's new version and what it was trained on. */
    record Trained(String version, Path folder, TrainingRun run) {}

    /** What was predicted and how good it is. */
    record Predicted(StoredPredictions.Count count, Measurement measured) {}

    Imported importTasks(String title, GoldTasks<E> gold) {
        LabelConfig config = LabelConfig.parse(gold.config());
        ProjectExamples<E> examples = task.in(config);
        List<NewTask> tasks = new ArrayList<>();
        for (E example : gold.texts()) {
            tasks.add(RowTasks.of(gold.id(), examples.data(example), tasks.size()));
        }
        Project project = studio.startProject(ProjectSettings.titled(title)
                .labelConfig(gold.config())
                .description(task.purpose() + " of " + gold.id() + ", made by tagloop quickstart"));
        return new Imported(
                project,
                config,
                studio.projects().importTasks(project.id(), tasks).taskIds());
    }

    void annotate(Imported imported, List<E> texts) {
        new Annotator<>(studio, task.in(imported.config())).annotate(imported.taskIds(), texts, progress, cancel);
    }

    /** Makes the project's next version, where the server's learner has its versions, and lets it predict. */
    Trained train(Imported imported, TrainingOptions options) {
        long id = imported.project().id();
        LearnerTrainings versions = LearnerTrainings.open(ServedLearner.versions(dataDir, id), trainer);
        EpochTable table = new EpochTable(console);
        BackendProject project = BackendProject.of(
                        id, Instant.now(), imported.config().xml())
                .withExtraParams(Json.mapper().createObjectNode().put("task", task.name()));
        try (Stream<Task> tasks = studio.exports().tasks(id, ExportOptions.annotated())) {
            String name = versions.learn(
                            project,
                            tasks,
                            new LearnSettings(options, EmptyAnnotations.REVIEWED),
                            new TrainingWatch(progress, cancel, table::row))
                    .name();
            versions.promote(name);
            Path folder = versions.model(name);
            return new Trained(name, folder, TrainingRun.read(folder).orElseThrow());
        }
    }

    /** Lets the server's learner predict with it: whoever opens a task then finds nothing to predict again. */
    Predicted preAnnotate(Imported imported, Trained trained, List<E> withheld) {
        long project = imported.project().id();
        progress.report("Predicting", 0, 0);
        try {
            JsonObject end = studio.archives().await(project, studio.learner().predict(project));
            end.text("error").filter(error -> !error.isEmpty()).ifPresent(error -> {
                throw new UserError("The tasks could not be predicted: " + error);
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while the tasks were predicted");
        }
        studio.projects().update(project, ProjectSettings.none().modelVersion(trained.version()));
        StoredPredictions<E> stored = new StoredPredictions<>(studio, task, imported.config(), trained.version());
        return new Predicted(stored.count(project), stored.evaluate(project, withheld));
    }

    /** The numbers of a comparison for the report. */
    static QuickstartReport.Preannotation numbers(Measurement measured) {
        Map<String, Double> metrics = measured.metrics();
        if (measured instanceof Evaluation spans) {
            return new QuickstartReport.Preannotation(
                    metrics.get("precision"),
                    metrics.get("recall"),
                    metrics.get("f1"),
                    spans.spans(),
                    spans.untouched(),
                    spans.toTouch(),
                    null);
        }
        return new QuickstartReport.Preannotation(
                metrics.get("precision"), metrics.get("recall"), metrics.get("f1"), null, null, null, metrics);
    }
}
