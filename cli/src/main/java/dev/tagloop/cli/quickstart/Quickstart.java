package dev.tagloop.cli.quickstart;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.train.EpochTable;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LabelConfigTemplates;
import dev.tagloop.core.metrics.Score;
import dev.tagloop.core.span.LabeledText;
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
import dev.tagloop.learning.preannotation.PreAnnotation;
import dev.tagloop.learning.preannotation.PreAnnotationReport;
import dev.tagloop.learning.preannotation.PreAnnotator;
import dev.tagloop.learning.registry.ModelRegistry;
import dev.tagloop.learning.registry.ModelVersion;
import dev.tagloop.learning.registry.Staging;
import dev.tagloop.learning.snapshot.Adjudication;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import dev.tagloop.learning.train.Trainer;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.TrainingRun;
import dev.tagloop.learning.train.TrainingWatch;
import dev.tagloop.models.Pipelines;
import dev.tagloop.models.TokenClassificationPipeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The loop once around, step by step, on a server: import, annotate, export, train, pre-annotate, measure. It goes through
 * the same API and the same learning code as every other command.
 */
final class Quickstart {
    private final StudioClient studio;
    private final Trainer trainer;
    private final Path models;
    private final Console console;
    private final Progress progress;
    private final CancelToken cancel = new CancelToken();

    /**
     * @param studio the server, as the annotator
     * @param trainer who trains
     * @param models the folder that holds a registry for each project
     */
    Quickstart(StudioClient studio, Trainer trainer, Path models, Console console) {
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
    record Predicted(PreAnnotationReport report, Evaluation evaluation) {}

    Imported importTasks(String title, GoldTasks gold) {
        String xml = LabelConfigTemplates.namedEntities(gold.labels());
        LabelConfig config = LabelConfig.parse(xml);
        RowTasks rows = RowTasks.of(gold.id(), config);
        List<NewTask> tasks = new ArrayList<>();
        for (LabeledText text : gold.texts()) {
            tasks.add(rows.fromText(text.text(), tasks.size()));
        }
        Project project = studio.startProject(ProjectSettings.titled(title)
                .labelConfig(xml)
                .description("Named entities of " + gold.id() + ", made by tagloop quickstart"));
        return new Imported(
                project,
                config,
                studio.projects().importTasks(project.id(), tasks).taskIds());
    }

    void annotate(Imported imported, List<LabeledText> texts) {
        new Annotator(studio, imported.config()).annotate(imported.taskIds(), texts, progress, cancel);
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
                    TrainingData.of(snapshot, name),
                    options,
                    staging.folder(),
                    new TrainingWatch(progress, cancel, table::row));
            ModelVersion version = registry.publish(staging);
            registry.promote(version.name());
            return new Trained(version, run);
        }
    }

    Predicted preAnnotate(Imported imported, Trained trained, String modelVersion, List<LabeledText> withheld) {
        try (TokenClassificationPipeline model =
                Pipelines.tokenClassification(trained.version().folder())) {
            long project = imported.project().id();
            PreAnnotationReport report = new PreAnnotator(studio, model)
                    .run(PreAnnotation.unlabeled(project, modelVersion), progress, cancel);
            studio.projects().update(project, ProjectSettings.none().modelVersion(modelVersion));
            return new Predicted(
                    report, new StoredPredictions(studio, imported.config(), modelVersion).evaluate(project, withheld));
        }
    }

    /** The numbers of a comparison for the report. */
    static QuickstartReport.Preannotation numbers(Evaluation evaluation) {
        Score micro = evaluation.scores().micro();
        return new QuickstartReport.Preannotation(
                micro.precision(),
                micro.recall(),
                micro.f1(),
                evaluation.spans(),
                evaluation.untouched(),
                evaluation.toTouch());
    }
}
