package dev.tagloop.learning.learner;

import dev.tagloop.core.labelconfig.LabelConfigException;
import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendException.Fault;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.labelstudio.backend.LearningWatch;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.combination.Combinations;
import dev.tagloop.learning.data.HeldOut;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.internal.Folders;
import dev.tagloop.learning.registry.ModelRegistry;
import dev.tagloop.learning.registry.ModelVersion;
import dev.tagloop.learning.registry.RegistryEvent;
import dev.tagloop.learning.registry.RegistryException;
import dev.tagloop.learning.registry.Retention;
import dev.tagloop.learning.registry.RetentionPolicy;
import dev.tagloop.learning.registry.Staging;
import dev.tagloop.learning.snapshot.Adjudication;
import dev.tagloop.learning.snapshot.EmptyAnnotations;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import dev.tagloop.learning.snapshot.SnapshotException;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.train.ImportedModel;
import dev.tagloop.learning.train.NothingToLearnException;
import dev.tagloop.learning.train.TooFewLabelsException;
import dev.tagloop.learning.train.Trainer;
import dev.tagloop.learning.train.TrainingFailedException;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.TrainingRun;
import dev.tagloop.learning.train.TrainingWatch;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.ModelFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was learned in one project: its folder holds the versions, the label snapshots that they were made of, and a training that is to be gone on with.
 *
 * <p>Held-out documents stay so for ever: which they are follows from their text and from a seed of the project that no later setting changes.
 * Below {@value dev.tagloop.learning.train.LabelCount#HELD_OUT} documents a version is measured by cross-validation and learns from all of them;
 * once a version was measured on held-out documents, those that follow are too, however few there are left.
 */
public final class LearnerTrainings {
    private static final Logger LOG = LoggerFactory.getLogger(LearnerTrainings.class);

    /** The folder of the label snapshots within a project's. */
    public static final String SNAPSHOTS = "snapshots";

    private static final String CHECKPOINTS = "checkpoints";

    private final ModelRegistry registry;
    private final Snapshots snapshots;
    private final SnapshotCatalog catalog;
    private final Trainer trainer;
    private final Map<Path, TrainingRun> runs = new ConcurrentHashMap<>();

    private LearnerTrainings(ModelRegistry registry, Trainer trainer) {
        this.registry = registry;
        this.snapshots = new Snapshots(registry.folder().resolve(SNAPSHOTS));
        this.catalog = new SnapshotCatalog(registry, snapshots);
        this.trainer = trainer;
    }

    /**
     * Opens a project's folder, which is made if it is not there.
     *
     * @throws RegistryException if the folder cannot be used
     */
    public static LearnerTrainings open(Path folder, Trainer trainer) {
        return new LearnerTrainings(ModelRegistry.open(folder), trainer);
    }

    /**
     * Learns from labels and keeps the result as a new version, which is not promoted.
     *
     * @param labelled the tasks with their annotations; the caller closes it
     * @param settings as {@link LearnSettings} knows them
     * @throws BackendException if it cannot be learned from these labels with these settings, or the training failed; the message says why
     * @throws java.util.concurrent.CancellationException if the watch asked for it
     */
    public LearnedVersion learn(
            BackendProject project, Stream<Task> labelled, JsonObject settings, LearningWatch watch) {
        return learn(Subject.of(project, settings), labelled, LearnSettings.of(Subject.withoutChoice(settings)), watch);
    }

    /** As the other one. The share of documents that is held out is that of the project's first version, whatever later settings say. */
    public LearnedVersion learn(
            BackendProject project, Stream<Task> labelled, LearnSettings settings, LearningWatch watch) {
        return learn(Subject.of(project), labelled, settings, watch);
    }

    /** The same for somebody who watches a training rather than a learner. */
    public LearnedVersion learn(
            BackendProject project, Stream<Task> labelled, LearnSettings settings, TrainingWatch watch) {
        return learn(Subject.of(project), labelled, settings, watch, (options, data) -> Optional.of(options))
                .orElseThrow();
    }

    private LearnedVersion learn(Subject subject, Stream<Task> labelled, LearnSettings settings, LearningWatch watch) {
        return learn(subject, labelled, settings, WatchedLearning.of(watch), (options, data) -> Optional.of(options))
                .orElseThrow();
    }

    /**
     * Lets the promoted version go on with the labels that are new to it, beside some that it knows, and keeps the result as a new version, which is
     * not promoted.
     *
     * @return empty if it cannot; the watch's log tells why
     * @throws BackendException if the training failed; the message says why
     * @throws java.util.concurrent.CancellationException if the watch asked for it
     */
    public Optional<LearnedVersion> learnWarm(
            BackendProject project, Stream<Task> labelled, JsonObject settings, LearningWatch watch) {
        Subject subject = Subject.of(project, settings);
        Optional<ModelVersion> parent = warmParent(subject);
        WarmStarts starts = new WarmStarts(snapshots, watch::log);
        return parent.isEmpty()
                ? Optional.empty()
                : learn(
                        subject,
                        labelled,
                        LearnSettings.of(Subject.withoutChoice(settings)),
                        WatchedLearning.of(watch),
                        (options, data) -> starts.from(parent.get(), data, options.heldOut())
                                .map(warm -> options.withBase(
                                                parent.get().folder().toString())
                                        .withCheckpoints(null)
                                        .withWarm(warm)));
    }

    /** The version that {@link #learnWarm} would go on from; empty where there is none that has learned the same. */
    Optional<String> warmParent(BackendProject project) {
        return warmParent(Subject.of(project)).map(ModelVersion::name);
    }

    private Optional<ModelVersion> warmParent(Subject subject) {
        return WarmStarts.parent(registry)
                .filter(version -> !Combinations.isThere(version.folder()))
                .filter(version -> subject.isOf(version.run()) && subject.task().goesOn());
    }

    /** @param how from the options for this project to those for the data, empty to learn nothing of them */
    private Optional<LearnedVersion> learn(
            Subject subject,
            Stream<Task> labelled,
            LearnSettings settings,
            TrainingWatch watch,
            BiFunction<TrainingOptions, TrainingData<?>, Optional<TrainingOptions>> how) {
        Instant read = Instant.now();
        try (Staging staging = registry.stage()) {
            Set<String> revisions = new TreeSet<>();
            LabelSnapshot snapshot = snapshot(
                    subject.project(),
                    labelled.peek(task -> task.meta().text("revision").ifPresent(revisions::add)),
                    settings.empties());
            watch.progress().log("Labels: " + snapshot.report());
            TrainingData<?> data = TrainingData.of(subject.task(), snapshot, subject.name())
                    .withRevision(revisions.isEmpty() ? null : String.join(", ", revisions))
                    .withReadAt(read);
            TrainingOptions options = settings.options()
                    .withHeldOut(heldOut(settings.options().heldOutShare()), measuredOnHeldOut())
                    .withCheckpoints(checkpoints());
            Optional<TrainingOptions> chosen = how.apply(options, data);
            if (chosen.isEmpty()) {
                return Optional.empty();
            }
            snapshots.keep(snapshot);
            trainer.train(data, chosen.get(), staging.folder(), watch);
            // Somebody who tidied up meanwhile could not know that a version will need it.
            snapshots.keep(snapshot);
            ModelVersion version = registry.publish(staging);
            if (chosen.get().warm() == null) {
                forgetState();
            }
            catalog.tidy();
            return Optional.of(VersionDetails.of(version, false, false));
        } catch (TooFewLabelsException
                | NothingToLearnException
                | TrainingFailedException
                | ModelFormatException
                | ConversionException
                | LabelConfigException
                | SnapshotException
                | RegistryException e) {
            throw new BackendException(Fault.LEARNING, e.getMessage(), e);
        }
    }

    /**
     * Lets versions answer as one, and keeps that as a new version, which is not promoted. Their weights are learned on the texts that none of them has
     * learned from; where there are too few, all count the same.
     *
     * @param labelled the tasks with their annotations as they are today; the caller closes it
     * @throws BackendException if there are no such versions, or they cannot be combined; the message says why
     * @throws java.util.concurrent.CancellationException if the watch asked for it
     */
    public LearnedVersion combine(
            BackendProject project, Stream<Task> labelled, List<String> names, LearningWatch watch) {
        List<ModelVersion> members = names.stream().distinct().map(this::find).toList();
        try (Staging staging = registry.stage()) {
            ModelVersion newest = members.stream()
                    .max(Comparator.comparingInt(ModelVersion::number))
                    .orElseThrow(() -> new BackendException(Fault.LEARNING, "Name the versions to combine."));
            LabelSnapshot today = today(project, labelled, newest);
            new CombinedVersion(members, newest, snapshots).write(today, staging.folder(), watch);
            return VersionDetails.of(registry.publish(staging), false, false);
        } catch (ModelFormatException
                | ConversionException
                | LabelConfigException
                | SnapshotException
                | RegistryException
                | IllegalArgumentException e) {
            throw new BackendException(Fault.LEARNING, e.getMessage(), e);
        }
    }

    /**
     * Deletes the label snapshots that hold some tasks, and the state of a training that did not end.
     *
     * @return the names of the versions that learned from them
     */
    List<String> forget(Set<Long> tasks) {
        Set<String> keys = tasks.stream().map(id -> "id:" + id).collect(Collectors.toSet());
        Set<String> forgotten = snapshots.forget(keys);
        try {
            Folders.delete(checkpoints());
        } catch (IOException e) {
            throw new BackendException(
                    Fault.LEARNING, "The state of a training cannot be deleted: " + e.getMessage(), e);
        }
        return registry.versions().stream()
                .filter(version -> forgotten.contains(version.run().digest()))
                .map(ModelVersion::name)
                .toList();
    }

    /** The label snapshots. */
    public SnapshotCatalog snapshots() {
        return catalog;
    }

    /** The versions, the oldest first. */
    public List<LearnedVersion> versions() {
        Optional<String> promoted = registry.promoted().map(ModelVersion::name);
        Set<String> archived = registry.archived();
        return registry.versions().stream()
                .map(version -> VersionDetails.of(
                        version, promoted.equals(Optional.of(version.name())), archived.contains(version.name())))
                .toList();
    }

    /** Up to when a version has learned the project's labels anew; empty if none is known to. */
    Optional<Instant> learnedUntil() {
        return registry.versions().stream()
                .map(this::run)
                .filter(run -> run.parent() == null && run.labelsRead() != null)
                .map(TrainingRun::labelsRead)
                .max(Comparator.naturalOrder());
    }

    /** A version never changes, and some are asked of again and again. */
    private TrainingRun run(ModelVersion version) {
        return runs.computeIfAbsent(version.folder(), folder -> version.run());
    }

    /** Their files, the oldest first. */
    List<ModelVersion> models() {
        return registry.versions();
    }

    /** The promoted version; empty if none was promoted. */
    public Optional<LearnedVersion> promoted() {
        return promotedModel().map(version -> VersionDetails.of(version, true, false));
    }

    /** The same without all that is known of it, for every prediction. */
    Optional<ModelVersion> promotedModel() {
        return registry.promoted();
    }

    /**
     * Makes a version the promoted one.
     *
     * @throws BackendException if there is no such version
     */
    public LearnedVersion promote(String version) {
        return told(() -> VersionDetails.of(registry.promote(find(version).name()), true, false));
    }

    /**
     * Makes the version the promoted one again that was it before; doing it twice goes back two versions.
     *
     * @throws BackendException if there is none
     */
    public LearnedVersion rollback() {
        return told(() -> VersionDetails.of(registry.rollback(), true, false));
    }

    /**
     * Puts a version aside: it cannot be promoted, and its files stay.
     *
     * @throws BackendException if there is no such version, or it is promoted
     */
    public LearnedVersion archive(String version) {
        return told(() -> VersionDetails.of(registry.archive(find(version).name()), false, true));
    }

    /** Takes a version out of the archive. @throws BackendException if there is no such version */
    public LearnedVersion unarchive(String version) {
        return told(() -> {
            ModelVersion found = registry.unarchive(find(version).name());
            return VersionDetails.of(found, registry.promoted().equals(Optional.of(found)), false);
        });
    }

    /** Which versions a policy keeps, and why. */
    public List<Retention> plan(RetentionPolicy policy) {
        return told(() -> registry.plan(policy, catalog.named()));
    }

    /** Removes the versions that a policy does not keep, and the label snapshots that nobody needs any more. @return what went */
    public List<Retention> collect(RetentionPolicy policy) {
        List<Retention> gone = told(() -> registry.collect(policy, catalog.named()));
        catalog.tidy();
        return gone;
    }

    /** What happened to the versions, the oldest first. */
    public List<RegistryEvent> events() {
        return told(registry::events);
    }

    /**
     * Takes in a model that was trained elsewhere, as a version that is not promoted.
     *
     * @param source where it comes from, for people
     * @throws BackendException if it is a model for nothing that can be learned here
     */
    public LearnedVersion importModel(Checkpoint model, String source) {
        try (Staging staging = registry.stage()) {
            ImportedModel.write(model, source, staging.folder());
            return VersionDetails.of(registry.publish(staging), false, false);
        } catch (ModelFormatException | RegistryException e) {
            throw new BackendException(Fault.LEARNING, e.getMessage(), e);
        }
    }

    /**
     * Takes in a model that a training has just written from labels of this project, as a version that is not promoted.
     *
     * @param model the training's folder
     * @param labels those labels
     * @throws BackendException if there is no complete model, or it cannot be kept
     */
    public LearnedVersion adopt(Path model, LabelSnapshot labels) {
        try (Staging staging = registry.stage()) {
            Folders.copyFiles(model, staging.folder());
            snapshots.keep(labels);
            ModelVersion version = registry.publish(staging);
            catalog.tidy();
            return VersionDetails.of(version, false, false);
        } catch (IOException | SnapshotException | RegistryException e) {
            throw new BackendException(
                    Fault.LEARNING, "The model cannot become a version of the project: " + e.getMessage(), e);
        }
    }

    /**
     * Trains a version again from what is kept of it and holds the outcome against it, bit by bit. Nothing is changed.
     *
     * @throws BackendException if what is needed is not there any more; the message says what
     * @throws java.util.concurrent.CancellationException if the watch asked for it
     */
    public Reproduction reproduce(String version, TrainingWatch watch) {
        ModelVersion found = find(version);
        try (Staging staging = registry.stage()) {
            return Reproduction.of(found, registry, snapshots, trainer, staging.folder(), watch);
        } catch (TooFewLabelsException
                | NothingToLearnException
                | TrainingFailedException
                | ModelFormatException
                | SnapshotException
                | RegistryException e) {
            throw new BackendException(Fault.LEARNING, e.getMessage(), e);
        }
    }

    private static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (RegistryException e) {
            throw new BackendException(Fault.LEARNING, e.getMessage(), e);
        }
    }

    /**
     * The files of a version's model in Hugging Face layout.
     *
     * @throws BackendException if there is no such version
     */
    public Path model(String version) {
        return find(version).folder();
    }

    /**
     * Compares two versions on the texts that both have never learned from, as {@code Learner.compare} tells it.
     *
     * @param labelled the tasks with their annotations as they are today; the caller closes it
     * @throws BackendException if there is no such version, or nothing to compare them on
     */
    public JsonObject compare(BackendProject project, Stream<Task> labelled, String a, String b) {
        return compare(project, labelled, a, b, VersionAnswers.ANEW);
    }

    /** As the other one. @param asked how the versions are asked */
    JsonObject compare(BackendProject project, Stream<Task> labelled, String a, String b, VersionAnswers asked) {
        ModelVersion first = find(a);
        ModelVersion second = find(b);
        requireSame(first, second);
        return compare(second.run().learned(), Optional.of(today(project, labelled, second)), first, second, asked);
    }

    /** As the other one, by the labels that the two versions were made of. */
    public JsonObject compare(String a, String b) {
        ModelVersion first = find(a);
        ModelVersion second = find(b);
        requireSame(first, second);
        return compare(second.run().learned(), Optional.empty(), first, second, VersionAnswers.ANEW);
    }

    /**
     * Where a version says something else than people do, on the texts that it has never learned from, as {@code Learner.mistakes} tells it.
     *
     * @param labelled the tasks with their annotations as they are today; the caller closes it
     * @throws BackendException if there is no such version, or nothing to measure it on
     */
    public JsonObject mistakes(BackendProject project, Stream<Task> labelled, String version) {
        ModelVersion found = find(version);
        return mistakes(found.run().learned(), Optional.of(today(project, labelled, found)), found);
    }

    private <E> JsonObject mistakes(LearningTask<E> task, Optional<LabelSnapshot> today, ModelVersion version) {
        return asked(() -> {
            List<E> examples = NewTexts.of(task, List.of(version), today, snapshots);
            if (examples.isEmpty()) {
                throw new BackendException(
                        Fault.LEARNING,
                        "There is no labelled text that " + version.name()
                                + " has never learned from, so it cannot be told where it is wrong. Label some more.");
            }
            return new Mistakes<>(task, examples, VersionAnswers.ANEW.predict(task, version, examples)).toJson();
        });
    }

    private static LabelSnapshot today(BackendProject project, Stream<Task> labelled, ModelVersion version) {
        return snapshot(Subject.of(project, version.run()).project(), labelled, EmptyAnnotations.REVIEWED);
    }

    private static void requireSame(ModelVersion a, ModelVersion b) {
        if (!a.run().learned().equals(b.run().learned())) {
            throw new BackendException(
                    Fault.LEARNING,
                    a.name() + " was trained for " + a.run().learned().name() + " and " + b.name() + " for "
                            + b.run().learned().name() + ", so they cannot be compared.");
        }
    }

    private <E> JsonObject compare(
            LearningTask<E> task,
            Optional<LabelSnapshot> today,
            ModelVersion a,
            ModelVersion b,
            VersionAnswers answers) {
        return asked(() -> {
            List<E> examples = NewTexts.of(task, List.of(a, b), today, snapshots);
            if (examples.isEmpty()) {
                throw new BackendException(
                        Fault.LEARNING,
                        "There is no labelled text that " + a.name() + " and " + b.name()
                                + " have both never learned from, so they cannot be compared. Label some more.");
            }
            return new VersionComparison<>(
                            task, examples, answers.predict(task, a, examples), answers.predict(task, b, examples))
                    .toJson();
        });
    }

    private static JsonObject asked(Supplier<JsonObject> question) {
        try {
            return question.get();
        } catch (ModelFormatException | ConversionException | LabelConfigException | SnapshotException e) {
            throw new BackendException(Fault.LEARNING, e.getMessage(), e);
        }
    }

    private static LabelSnapshot snapshot(BackendProject project, Stream<Task> tasks, EmptyAnnotations empties) {
        return LabelSnapshot.of(project.labelConfig(), tasks::iterator, Adjudication.standard(), empties);
    }

    private ModelVersion find(String name) {
        return registry.find(name)
                .orElseThrow(() -> new BackendException(
                        Fault.LEARNING,
                        "There is no version " + name + "; there are "
                                + registry.versions().stream()
                                        .map(ModelVersion::name)
                                        .collect(Collectors.joining(", ")) + "."));
    }

    /** Which documents this project holds out: as its first version did. @param share that of the first one */
    private HeldOut heldOut(double share) {
        return runs().findFirst()
                .map(TrainingRun::heldOutRule)
                .orElse(new HeldOut(share, TrainingOptions.DEFAULT_SEED));
    }

    private boolean measuredOnHeldOut() {
        return runs().anyMatch(TrainingRun::measuredOnHeldOut);
    }

    /** The trainings that took place here. */
    private Stream<TrainingRun> runs() {
        return registry.versions().stream().map(ModelVersion::run).filter(run -> !run.imported());
    }

    /** What a training that did not end has kept; the next one with the same labels and settings goes on from it. */
    private Path checkpoints() {
        return registry.folder().resolve(CHECKPOINTS);
    }

    private void forgetState() {
        try {
            Folders.delete(checkpoints());
        } catch (IOException e) {
            LOG.warn("cannot delete {}: {}", checkpoints(), e.getMessage());
        }
    }
}
