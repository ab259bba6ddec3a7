package dev.tagloop.cli.loop;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.quickstart.Annotator;
import dev.tagloop.cli.quickstart.GoldTasks;
import dev.tagloop.cli.quickstart.StoredPredictions;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.datasets.LabeledTexts;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.labelstudio.client.ExportOptions;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.convert.RowTasks;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.NewTask;
import dev.tagloop.labelstudio.model.Project;
import dev.tagloop.labelstudio.model.ProjectSettings;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.evaluation.ModelEvaluator;
import dev.tagloop.learning.learner.LearnSettings;
import dev.tagloop.learning.learner.LearnerTrainings;
import dev.tagloop.learning.preannotation.PreAnnotation;
import dev.tagloop.learning.preannotation.PreAnnotator;
import dev.tagloop.learning.snapshot.Adjudication;
import dev.tagloop.learning.snapshot.EmptyAnnotations;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.train.Trainer;
import dev.tagloop.models.Pipelines;
import dev.tagloop.models.TokenClassificationPipeline;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The phases of a loop on a server, each of which can be done again. */
final class Loop {
    private final StudioClient studio;
    private final Trainer trainer;
    private final Path models;
    private final Path output;
    private final Console console;
    private final CancelToken cancel = new CancelToken();
    private final GoldTasks<LabeledText> gold;
    private LoopState state;

    /**
     * @param models the folder that holds a folder of versions for each project
     * @param output where the state is kept
     */
    Loop(StudioClient studio, Trainer trainer, Path models, Path output, LoopState state, Console console) {
        this.studio = studio;
        this.trainer = trainer;
        this.models = models;
        this.output = output;
        this.console = console;
        this.state = state;
        this.gold = GoldTasks.load(state.plan().dataset(), state.plan().tasks());
    }

    /** Does what is left and returns all rounds. */
    List<LoopRound> run() {
        LoopPlan plan = state.plan();
        if (state.project() == null) {
            console.say("Importing %d texts of %s".formatted(plan.tasks(), plan.dataset()));
            keep(state.imported(importTasks()));
        }
        LearnerTrainings trainings = LearnerTrainings.open(models.resolve("project-" + state.project()), trainer);
        while (state.rounds().size() < plan.rounds()) {
            round(state.rounds().size() + 1, trainings);
        }
        return state.rounds();
    }

    private void round(int round, LearnerTrainings trainings) {
        int labelled = round * state.plan().perRound();
        String labels = phase(round, "label", () -> label(labelled));
        String version = phase(round, "train", () -> train(round, trainings));
        JsonObject compared = JsonObject.parse(phase(round, "compare", () -> compare(trainings, version)));
        String promoted = phase(round, "promote", () -> promote(trainings, version, compared));
        JsonObject predicted = JsonObject.parse(phase(round, "predict", () -> predict(trainings, promoted, labelled)));
        Optional<JsonObject> difference = compared.object("difference");
        LearnedVersion made = find(trainings, version);
        LoopRound result = new LoopRound(
                round,
                labelled,
                labels,
                version,
                compared.number("f1").orElse(0),
                boxed(made.details().number("f1")),
                difference.map(value -> boxed(value.number("f1"))).orElse(null),
                difference.map(value -> boxed(value.number("low"))).orElse(null),
                difference.map(value -> boxed(value.number("high"))).orElse(null),
                promoted,
                predicted.integer("predicted").orElse(0),
                predicted.number("f1").orElse(0));
        keep(state.with(result));
    }

    /** Does a phase unless it is done, and keeps what it has found out. */
    private String phase(int round, String name, Supplier<String> work) {
        String found = state.done().get(name);
        if (found == null) {
            console.say("Round %d: %s".formatted(round, name));
            found = work.get();
            keep(state.with(name, found));
        }
        return found;
    }

    private void keep(LoopState next) {
        next.write(output);
        state = next;
    }

    /** A project that a killed loop has left without all tasks gets those that it lacks. */
    private long importTasks() {
        String xml = gold.config();
        Project project;
        try (Stream<Project> found = studio.projects().titled(state.title())) {
            project = found.findFirst()
                    .orElseGet(() -> studio.startProject(ProjectSettings.titled(state.title())
                            .labelConfig(xml)
                            .description("Named entities of " + gold.id() + ", made by tagloop loop")));
        }
        RowTasks rows = RowTasks.of(gold.id(), LabelConfig.parse(xml));
        List<NewTask> missing = new ArrayList<>();
        for (int i = tasks(project.id()).size(); i < gold.texts().size(); i++) {
            missing.add(rows.fromText(gold.texts().get(i).text(), i));
        }
        if (!missing.isEmpty()) {
            studio.projects().importTasks(project.id(), missing);
        }
        return project.id();
    }

    /** In the order in which they were imported. */
    private List<Task> tasks(long project) {
        try (Stream<Task> tasks = studio.tasks().list(project)) {
            return tasks.sorted(Comparator.comparingLong(task -> task.id().orElseThrow()))
                    .toList();
        }
    }

    /** Labels what is not labelled yet of the first tasks; the answer is the digest of all labels. */
    private String label(int labelled) {
        List<Task> tasks = tasks(state.project());
        List<Long> ids = new ArrayList<>();
        List<LabeledText> texts = new ArrayList<>();
        for (int i = 0; i < labelled; i++) {
            if (tasks.get(i).totalAnnotations().orElse(0) == 0) {
                ids.add(tasks.get(i).id().orElseThrow());
                texts.add(gold.texts().get(i));
            }
        }
        new Annotator<>(studio, LearningTasks.TOKEN_CLASSIFICATION.in(config()))
                .annotate(ids, texts, console.progress(), cancel);
        List<List<LabeledText>> documents =
                TrainingData.of(snapshot(), "labels").documents();
        return TrainingData.of(documents, List.of(), "labels").digest();
    }

    private String train(int round, LearnerTrainings trainings) {
        String digest = snapshot().digest();
        Optional<LearnedVersion> made = trainings.versions().stream()
                .skip(round - 1)
                .filter(version -> version.details().text("snapshot").equals(Optional.of(digest)))
                .findFirst();
        if (made.isPresent()) {
            return made.get().name();
        }
        try (Stream<Task> tasks = studio.exports().tasks(state.project(), ExportOptions.annotated())) {
            return trainings
                    .learn(
                            project(),
                            tasks,
                            new LearnSettings(state.plan().training(), EmptyAnnotations.REVIEWED),
                            new ConsoleWatch(console))
                    .name();
        }
    }

    /** The version on the test part, and beside the promoted one. */
    private String compare(LearnerTrainings trainings, String version) {
        JsonObject result = JsonObject.empty().with("f1", testF1(trainings, version));
        Optional<String> before = trainings.promoted().map(LearnedVersion::name);
        if (before.isEmpty() || before.get().equals(version)) {
            return result.toString();
        }
        try {
            JsonObject compared = trainings.compare(before.get(), version);
            return result.with(
                            "difference",
                            compared.object("difference").orElseThrow().toNode())
                    .toString();
        } catch (BackendException e) {
            // Below the number of documents where some are held out, both have learned from all of them.
            console.say(e.getMessage());
            return result.toString();
        }
    }

    private double testF1(LearnerTrainings trainings, String version) {
        List<LabeledText> test = LabeledTexts.read(
                        state.plan().dataset(), "test[:" + state.plan().test() + "]")
                .texts();
        try (TokenClassificationPipeline model = Pipelines.tokenClassification(trainings.model(version))) {
            return ModelEvaluator.evaluate(model, test, console.progress(), cancel)
                    .scores()
                    .micro()
                    .f1();
        }
    }

    /** A version that is not worse is promoted. */
    private String promote(LearnerTrainings trainings, String version, JsonObject compared) {
        double difference = compared.object("difference")
                .map(value -> value.number("f1").orElse(0))
                .orElse(0.0);
        String serving = trainings.promoted().map(LearnedVersion::name).orElse(version);
        return difference >= 0 ? trainings.promote(version).name() : serving;
    }

    private String predict(LearnerTrainings trainings, String promoted, int labelled) {
        try (TokenClassificationPipeline model = Pipelines.tokenClassification(trainings.model(promoted))) {
            new PreAnnotator(studio, model)
                    .run(PreAnnotation.unlabeled(state.project(), promoted), console.progress(), cancel);
        }
        studio.projects().update(state.project(), ProjectSettings.none().modelVersion(promoted));
        List<LabeledText> pool = gold.texts().subList(labelled, gold.texts().size());
        double f1 = new StoredPredictions<>(studio, LearningTasks.TOKEN_CLASSIFICATION, config(), promoted)
                .evaluate(state.project(), pool)
                .figure();
        return JsonObject.empty().with("predicted", pool.size()).with("f1", f1).toString();
    }

    private LabelSnapshot snapshot() {
        try (Stream<Task> tasks = studio.exports().tasks(state.project(), ExportOptions.annotated())) {
            return LabelSnapshot.of(config().xml(), tasks::iterator, Adjudication.standard());
        }
    }

    private LabelConfig config() {
        return LabelConfig.parse(studio.projects().get(state.project()).labelConfig());
    }

    private BackendProject project() {
        return BackendProject.of(state.project(), Instant.EPOCH, config().xml());
    }

    private static LearnedVersion find(LearnerTrainings trainings, String name) {
        return trainings.versions().stream()
                .filter(version -> version.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
