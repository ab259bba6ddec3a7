package dev.tagloop.learning.learner;

import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendException.Fault;
import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.LabelSource;
import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.labelstudio.backend.Learner;
import dev.tagloop.labelstudio.backend.LearningWatch;
import dev.tagloop.labelstudio.backend.NotReadyException;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.learner.mapping.HandMapping;
import dev.tagloop.learning.learner.mapping.LabelConfusion;
import dev.tagloop.learning.learner.mapping.LabelMapping;
import dev.tagloop.learning.learner.memory.StringMemory;
import dev.tagloop.learning.worker.ChildJvm;
import dev.tagloop.learning.worker.ChildTrainer;
import dev.tagloop.models.PipelineSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The learner that comes with the program. It learns labelled stretches of plain text, in projects with any number of texts and controls.
 *
 * <p>Before anything is learned, a model answers that was trained once on the bundled data set, or the model that somebody chose to begin with; their
 * labels are mapped to the project's. What was labelled before is suggested from the next task on without any model, marked by a note at the region.
 */
public final class BuiltInLearner implements Learner {
    /** The version of predictions that no model took part in. */
    public static final String MEMORY = "memory";

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration MODEL_PATIENCE = Duration.ofMinutes(10);
    private static final Duration TIDY = Duration.ofMinutes(1);
    private static final int IDLE_MODELS = 3;

    private final Background background = new Background();
    private final OpenModels models = new OpenModels(MODEL_PATIENCE, IDLE_MODELS);
    private final ProjectMemories memories = new ProjectMemories(background);
    private final Confusions confusions = new Confusions(models, background);
    private final ProjectFolders folders;
    private final HandMappings hands;
    private final StarterModel starter;
    private final Answering answering;

    private BuiltInLearner(LearnerSetup setup) {
        this.folders = new ProjectFolders(setup.folder(), setup.trainer());
        this.hands = new HandMappings(folders);
        this.starter = new StarterModel(
                setup.folder(),
                setup.trainer(),
                setup.settings(),
                setup.starterTexts(),
                setup.starterOptions(),
                background);
        this.answering = new Answering(
                folders, new BaseModels(setup.settings(), background), starter, setup.base(), setup.settings());
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
        LabelTargets targets;
        try {
            targets = LabelTargets.of(project.labelConfig());
        } catch (BackendException e) {
            return new Standing(false, Optional.empty(), Optional.of(e.getMessage()));
        }
        Answering.Choice choice = answering.of(project);
        StringMemory memory = memories.now(project, targets);
        LabelMapping mapping = mapping(project, targets, choice);
        if (choice.source().isPresent() && mapping.isUseful()) {
            return new Standing(true, Optional.of(choice.name()), choice.reason());
        }
        Optional<String> serving = memory.forms() > 0 ? Optional.of(MEMORY) : Optional.empty();
        Optional<String> reason = choice.source().isPresent()
                ? Optional.of("None of the labels of " + choice.name() + " (" + String.join(", ", choice.labels())
                        + ") is one of this project's: map them by hand, or label some tasks and train.")
                : choice.reason();
        return new Standing(true, serving, reason);
    }

    @Override
    public Optional<String> setup(BackendProject project) {
        LabelTargets.of(project.labelConfig());
        Answering.Choice choice = answering.of(project);
        return choice.source().isPresent() || choice.name().equals(StarterModel.NAME)
                ? Optional.of(choice.name())
                : Optional.empty();
    }

    @Override
    public List<BackendPrediction> predict(PredictionRequest request) {
        BackendProject project = request.project();
        LabelTargets targets = LabelTargets.of(project.labelConfig());
        StringMemory memory = memories.of(project, targets);
        Answering.Choice choice = answering.of(project);
        LabelMapping mapping = mapping(project, targets, choice);
        boolean drawn = request.context().map(done -> done.has("result")).orElse(false);
        if (choice.source().isEmpty() && memory.forms() == 0 && !drawn) {
            throw new NotReadyException(choice.reason().orElse("The learner is being prepared."), SOON);
        }
        TaskSuggestions tasks = new TaskSuggestions(targets, memory, request);
        if (choice.source().isEmpty() || !mapping.isUseful()) {
            choice.source().ifPresent(source -> confusions.refresh(project, source, memory));
            return tasks.predict(
                    MEMORY,
                    texts -> texts.stream().map(text -> List.<ScoredSpan>of()).toList());
        }
        ModelSource source = choice.source().get();
        if (!mapping.without().isEmpty()) {
            confusions.refresh(project, source, memory);
        }
        try (OpenModels.Lease model = models.use(source)) {
            MappedModel mapped = new MappedModel(model.model(), mapping);
            return tasks.predict(model.model().version(), mapped::find);
        }
    }

    private LabelMapping mapping(BackendProject project, LabelTargets targets, Answering.Choice choice) {
        return LabelMapping.of(
                choice.labels(),
                targets.labels(),
                targets.takesAny(),
                hands.of(project),
                choice.source().map(source -> confusions.of(project, source)).orElseGet(LabelConfusion::new));
    }

    @Override
    public JsonObject mapping(BackendProject project) {
        Answering.Choice choice = answering.of(project);
        JsonObject json = JsonObject.empty().with("from", choice.name());
        JsonObject mapping =
                mapping(project, LabelTargets.of(project.labelConfig()), choice).json();
        for (String key : mapping.keys()) {
            json = json.with(key, mapping.get(key).orElseThrow());
        }
        return json;
    }

    @Override
    public void map(BackendProject project, JsonObject mapping) {
        LabelTargets targets = LabelTargets.of(project.labelConfig());
        HandMapping hand = HandMapping.of(mapping);
        Stream.concat(hand.labels().values().stream().flatMap(Optional::stream), hand.one().stream())
                .filter(label -> !targets.takesAny() && !targets.labels().contains(label))
                .findFirst()
                .ifPresent(label -> {
                    throw new BackendException(
                            Fault.LEARNING,
                            "The project has no label " + label + "; it has " + String.join(", ", targets.labels())
                                    + ".");
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
        return versions;
    }

    @Override
    public LearnedVersion learn(BackendProject project, JsonObject settings, LearningWatch watch) {
        LabelTargets.of(project.labelConfig());
        LabelSource labels = labels();
        JsonObject all = withBase(project, settings);
        try (Stream<Task> tasks = labels.labelled(project)) {
            return folders.trainings(project).learn(project, tasks, all, watch);
        }
    }

    @Override
    public Optional<String> warmBase(BackendProject project) {
        return folders.find(project).flatMap(LearnerTrainings::warmParent);
    }

    @Override
    public Optional<LearnedVersion> learnWarm(BackendProject project, JsonObject settings, LearningWatch watch) {
        LabelTargets.of(project.labelConfig());
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
    public JsonObject compare(BackendProject project, String a, String b) {
        try (Stream<Task> tasks = labels().labelled(project)) {
            return folders.trainings(project).compare(project, tasks, a, b);
        }
    }

    @Override
    public void close() {
        starter.cancel();
        background.close();
        models.close();
    }
}
