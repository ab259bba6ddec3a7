package dev.tagloop.learning.learner;

import dev.tagloop.core.labelerrors.SuspectedText;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendException.Fault;
import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.LabelSource;
import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.labelstudio.backend.Learner;
import dev.tagloop.labelstudio.backend.LearningWatch;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.labelstudio.backend.TaskOrdering;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.learner.mapping.HandMapping;
import dev.tagloop.learning.quality.TrainedLabelErrorSearch;
import dev.tagloop.learning.snapshot.ChangesJson;
import dev.tagloop.learning.train.NothingToLearnException;
import dev.tagloop.learning.train.TooFewLabelsException;
import dev.tagloop.learning.train.Trainer;
import dev.tagloop.learning.train.TrainingFailedException;
import dev.tagloop.learning.worker.ChildJvm;
import dev.tagloop.learning.worker.ChildTrainer;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.PipelineSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The learner that comes with the program. It learns labelled stretches of plain text, labels and numbers for whole texts, answers to questions and
 * summaries; in a project that collects several kinds of answers it learns one of them, which somebody can choose.
 *
 * <p>Before anything is learned of entities, a model answers that comes with the program, or the model that somebody chose to begin with; their
 * labels are mapped to the project's. What was labelled before is suggested from the next task on without any model, marked by a note at
 * the region. Summaries begin with the text's own sentences; other kinds wait for the first version, unless the base that was chosen answers.
 */
public final class BuiltInLearner implements Learner {
    /** The version of predictions that no model took part in. */
    public static final String MEMORY = "memory";

    private static final Duration MODEL_PATIENCE = Duration.ofMinutes(3);
    private static final Duration TIDY = Duration.ofMinutes(1);
    private static final int IDLE_MODELS = 3;

    private final Background background = new Background();
    private final OpenModels models = new OpenModels(MODEL_PATIENCE, IDLE_MODELS);
    private final ProjectMemories memories = new ProjectMemories(background);
    private final Confusions confusions = new Confusions(models, background);
    private final Trainer trainer;
    private final ProjectFolders folders;
    private final HandMappings hands;
    private final Answering answering;
    private final Suggesting spans;
    private final Suggesting answers;
    private final TaskOrders orders;
    private final VersionAnswers versions;
    private final Readiness readiness;

    private BuiltInLearner(LearnerSetup setup) {
        this.trainer = setup.trainer();
        this.folders = new ProjectFolders(setup.folder(), setup.trainer());
        this.hands = new HandMappings(folders);
        this.answering = new Answering(
                folders,
                new BaseModels(setup.settings(), background),
                setup.starter().apply(setup.settings()),
                setup.base(),
                setup.settings());
        this.spans = new SpanSuggesting(answering, models, memories, confusions, hands);
        this.answers = new AnswerSuggesting(answering, models, hands);
        this.orders = new TaskOrders(folders, answering, setup.settings(), this::suggesting);
        this.readiness = new Readiness(this::goesOn, setup.trainer(), background);
        this.versions = VersionAnswers.of(models, setup.settings());
        background.every(TIDY, models::tidy);
    }

    /**
     * Opens the learner on a folder, which is made when there is something to keep. Nothing is trained or loaded before somebody asks.
     *
     * @param folder where models and what belongs to projects lie
     * @param jvm how trainings are started
     * @param settings how models compute that predict
     */
    public static BuiltInLearner open(Path folder, ChildJvm jvm, PipelineSettings settings) {
        return open(LearnerSetup.of(folder, new ChildTrainer(jvm)).withSettings(settings));
    }

    static BuiltInLearner open(LearnerSetup setup) {
        return new BuiltInLearner(setup);
    }

    @Override
    public String modelClass() {
        return "TagloopLearner";
    }

    @Override
    public Standing standing(BackendProject project) {
        Subject subject;
        try {
            subject = Subject.of(project);
        } catch (BackendException e) {
            return new Standing(false, Optional.empty(), Optional.of(e.getMessage()));
        }
        return suggesting(subject).standing(subject);
    }

    @Override
    public List<Learnable> learnable(BackendProject project) {
        Learnable first;
        try {
            first = Subject.of(project).learnable();
        } catch (BackendException e) {
            return List.of();
        }
        return Stream.concat(Stream.of(first), Subject.all(project).stream().filter(other -> !other.equals(first)))
                .toList();
    }

    @Override
    public Optional<String> setup(BackendProject project) {
        Subject subject = Subject.of(project);
        return suggesting(subject).setup(subject);
    }

    @Override
    public List<BackendPrediction> predict(PredictionRequest request) {
        Subject subject = Subject.of(request.project());
        return suggesting(subject)
                .predict(
                        subject,
                        new PredictionRequest(subject.project(), request.tasks(), request.context(), request.params()));
    }

    private Suggesting suggesting(Subject subject) {
        return subject.isSpans() ? spans : answers;
    }

    @Override
    public JsonObject mapping(BackendProject project) {
        Subject subject = Subject.of(project);
        Suggesting.Mapped mapped = suggesting(subject).mapping(subject);
        JsonObject json = JsonObject.empty().with("from", mapped.from());
        JsonObject mapping = mapped.mapping().json();
        for (String key : mapping.keys()) {
            json = json.with(key, mapping.get(key).orElseThrow());
        }
        return json;
    }

    @Override
    public void map(BackendProject project, JsonObject mapping) {
        Subject subject = Subject.of(project);
        List<String> labels = suggesting(subject).labels(subject);
        HandMapping hand = HandMapping.of(mapping);
        Stream.concat(hand.labels().values().stream().flatMap(Optional::stream), hand.one().stream())
                .filter(label -> !labels.isEmpty() && !labels.contains(label))
                .findFirst()
                .ifPresent(label -> {
                    throw new BackendException(
                            Fault.LEARNING,
                            "The project has no label " + label + "; it has " + String.join(", ", labels) + ".");
                });
        hands.keep(project, hand);
    }

    @Override
    public void attach(LabelSource labels) {
        memories.attach(labels);
    }

    @Override
    public void labelled(BackendProject project, Task task) {
        memories.labelled(project, task);
        readiness.labelled(project);
    }

    @Override
    public void relabelled(BackendProject project) {
        memories.read(project);
    }

    @Override
    public void forget(BackendProject project) {
        memories.forget(project);
        confusions.forget(project);
        hands.forget(project);
        orders.forget(project);
        try {
            folders.forget(project);
        } catch (IOException e) {
            throw new BackendException(
                    Fault.LEARNING, "What was learned in project " + project.id() + " cannot be deleted: " + e, e);
        }
    }

    @Override
    public List<String> forget(BackendProject project, Set<Long> tasks) {
        List<String> versions =
                folders.find(project).map(there -> there.forget(tasks)).orElse(List.of());
        memories.read(project);
        orders.forget(project);
        return versions;
    }

    @Override
    public Optional<TaskOrdering> ordering() {
        return Optional.of(orders);
    }

    @Override
    public LearnedVersion learn(BackendProject project, JsonObject settings, LearningWatch watch) {
        Subject.of(project, settings);
        LabelSource labels = labels();
        JsonObject all = withBase(project, settings);
        try (Stream<Task> tasks = labels.labelled(project)) {
            return folders.trainings(project).learn(project, tasks, all, watch);
        }
    }

    @Override
    public Optional<String> warmBase(BackendProject project) {
        return folders.find(project).flatMap(trainings -> trainings.warmParent(project));
    }

    private boolean goesOn(BackendProject project) {
        try {
            return warmBase(project).isPresent();
        } catch (BackendException e) {
            // Nothing can be learned there any more.
            return false;
        }
    }

    @Override
    public Optional<LearnedVersion> learnWarm(BackendProject project, JsonObject settings, LearningWatch watch) {
        try (Stream<Task> tasks = labels().labelled(project)) {
            return folders.trainings(project).learnWarm(project, tasks, settings, watch);
        }
    }

    private JsonObject withBase(BackendProject project, JsonObject settings) {
        return settings.has("base")
                ? settings
                : answering
                        .base(project)
                        .map(base -> settings.with("base", base))
                        .orElse(settings);
    }

    @Override
    public long roomToLearn(BackendProject project, JsonObject settings) {
        return TrainingRoom.of(withBase(project, settings).text("base"));
    }

    private LabelSource labels() {
        return memories.source()
                .orElseThrow(() -> new BackendException(
                        Fault.LEARNING, "The learner does not know where the project's labels are to be found."));
    }

    @Override
    public Optional<Instant> learnedUntil(BackendProject project) {
        return folders.find(project).flatMap(LearnerTrainings::learnedUntil);
    }

    @Override
    public List<LearnedVersion> versions(BackendProject project) {
        return folders.find(project).map(LearnerTrainings::versions).orElse(List.of());
    }

    @Override
    public LearnedVersion promote(BackendProject project, String version) {
        return folders.trainings(project).promote(version);
    }

    @Override
    public LearnedVersion rollback(BackendProject project) {
        return folders.trainings(project).rollback();
    }

    @Override
    public JsonObject labelChanges(BackendProject project, String older, String newer) {
        SnapshotCatalog snapshots = folders.trainings(project).snapshots();
        return ChangesJson.of(snapshots.labels(older).changes(snapshots.labels(newer)), 0)
                .without("changes")
                .without("left_out");
    }

    @Override
    public JsonObject compare(BackendProject project, String a, String b) {
        try (Stream<Task> tasks = labels().labelled(project)) {
            return folders.trainings(project).compare(project, tasks, a, b, versions);
        }
    }

    @Override
    public LearnedVersion combine(BackendProject project, List<String> versions, LearningWatch watch) {
        try (Stream<Task> tasks = labels().labelled(project)) {
            return folders.trainings(project).combine(project, tasks, versions, watch);
        }
    }

    @Override
    public JsonObject mistakes(BackendProject project, String version) {
        try (Stream<Task> tasks = labels().labelled(project)) {
            return folders.trainings(project).mistakes(project, tasks, version);
        }
    }

    @Override
    public List<SuspectedText> suspects(BackendProject project, List<LabeledText> texts, LearningWatch watch) {
        JsonObject settings = withBase(project, JsonObject.empty());
        try {
            return new TrainedLabelErrorSearch(
                            trainer, LearnSettings.of(settings).options())
                    .rank("project " + project.id(), texts, WatchedLearning.of(watch));
        } catch (TooFewLabelsException | NothingToLearnException | TrainingFailedException | ModelFormatException e) {
            throw new BackendException(Fault.LEARNING, e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        background.close();
        trainer.unprepare();
        models.close();
        orders.close();
    }
}
