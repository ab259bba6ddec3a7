package dev.tagloop.cli.quickstart;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.train.EpochTable;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.client.ExportOptions;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.convert.RowTasks;
import dev.tagloop.labelstudio.model.NewTask;
import dev.tagloop.labelstudio.model.Project;
import dev.tagloop.labelstudio.model.ProjectSettings;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.evaluation.Evaluation;
import dev.tagloop.learning.evaluation.Measurement;
import dev.tagloop.learning.preannotation.PreAnnotation;
import dev.tagloop.learning.preannotation.PreAnnotationReport;
import dev.tagloop.learning.preannotation.PreAnnotator;
import dev.tagloop.learning.registry.ModelRegistry;
import dev.tagloop.learning.registry.ModelVersion;
import dev.tagloop.learning.registry.Staging;
import dev.tagloop.learning.snapshot.Adjudication;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.ProjectExamples;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.learning.train.ServedScores;
import dev.tagloop.learning.train.Trainer;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.TrainingRun;
import dev.tagloop.learning.train.TrainingWatch;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.PipelineSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private final Path models;
    private final Console console;
    private final Progress progress;
    private final CancelToken cancel = new CancelToken();

    /**
     * @param task what is labelled and learned
     * @param studio the server, as the annotator
     * @param trainer who trains
     * @param models the folder that holds a registry for each project
     */
    Quickstart(LearningTask<E> task, StudioClient studio, Trainer trainer, Path models, Console console) {
        this.task = task;
        this.studio = studio;
        this.trainer = trainer;
        this.models = models;
        this.console = console;
        this.progress = console.progress();
    }

    /** A project with its tasks, in the order of the gold texts. */
    record Imported(Project project, LabelConfig config, List<Long> taskIds) {}

    /** A published model and what it was trained on. */
    record Trained(ModelVersion version, TrainingRun run) {}

    /** What was predicted and how good it is. */
    record Predicted(PreAnnotationReport report, Measurement measured) {}

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

    LabelSnapshot export(Imported imported) {
        try (Stream<Task> tasks = studio.exports().tasks(imported.project().id(), ExportOptions.annotated())) {
            return LabelSnapshot.of(imported.config().xml(), tasks::iterator, Adjudication.standard());
        }
    }

    Trained train(Imported imported, LabelSnapshot snapshot, TrainingOptions options) {
        String name = "project " + imported.project().id();
        ModelRegistry registry = ModelRegistry.open(
                models.resolve("project-" + imported.project().id()));
        EpochTable table = new EpochTable(console);
        try (Staging staging = registry.stage()) {
            TrainingRun run = trainer.train(
                    TrainingData.of(task, snapshot, name),
                    options,
                    staging.folder(),
                    new TrainingWatch(progress, cancel, table::row));
            ModelVersion version = registry.publish(staging);
            registry.promote(version.name());
            return new Trained(version, run);
        }
    }

    Predicted preAnnotate(Imported imported, Trained trained, String modelVersion, List<E> withheld) {
        try (TaskModel<E> model =
                ServedScores.open(task, Checkpoint.read(trained.version().folder()), PipelineSettings.defaults())) {
            long project = imported.project().id();
            PreAnnotationReport report = new PreAnnotator(studio, model)
                    .run(PreAnnotation.unlabeled(project, modelVersion), progress, cancel);
            studio.projects().update(project, ProjectSettings.none().modelVersion(modelVersion));
            return new Predicted(
                    report,
                    new StoredPredictions<>(studio, task, imported.config(), modelVersion).evaluate(project, withheld));
        }
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
