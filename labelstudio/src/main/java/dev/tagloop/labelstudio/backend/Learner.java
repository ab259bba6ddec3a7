package dev.tagloop.labelstudio.backend;

import dev.tagloop.core.labelerrors.SuspectedText;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A backend that learns a project's labels, keeps the versions of its model and is looked after by the server that brings it along: the server
 * decides when it learns and which version answers. It serves many projects, each with versions of its own.
 *
 * <p>What somebody chose for a project comes as {@link BackendProject#extraParams}: {@code {"base": "org/name"}} names the model to begin with, which
 * is the learner's to choose where nothing is said;
 * {@code task} and {@code control} say what is learned where a project collects several kinds of answers.
 *
 * <p>Everything here may be called from several threads; predictions go on while {@link #learn} is at work.
 */
public interface Learner extends MlBackend, AutoCloseable {
    /**
     * What it can do for a project at present.
     *
     * @param suitable whether it can learn what the labelling configuration asks for
     * @param serving what answers: a version's name such as {@code v3}, or {@code starter} for the model that is there before any label; empty
     *     while nothing answers
     * @param reason why it is not suitable or does not answer yet, as a sentence; empty if there is nothing to say
     */
    record Standing(boolean suitable, Optional<String> serving, Optional<String> reason) {}

    /** What it can do for a project. Answers at once: what takes time is prepared elsewhere, and the reason says so. */
    Standing standing(BackendProject project);

    /**
     * A kind of answers that it can learn in a project.
     *
     * @param task the kind of model, by its name on the Hub, such as {@code text-classification}
     * @param control the control that the answers are given with, where there may be several
     */
    record Learnable(String task, Optional<String> control) {}

    /**
     * What it can learn in a project, the one that it does learn first; none where it is not suitable. A project may collect several kinds of
     * answers; {@code task} and {@code control} of {@link BackendProject#extraParams} choose one.
     */
    default List<Learnable> learnable(BackendProject project) {
        return List.of();
    }

    /** Where it finds labels from now on. */
    void attach(LabelSource labels);

    /** Hears that the annotations of a task have changed; {@code task} is the task as it stands now, with those that are left. */
    void labelled(BackendProject project, Task task);

    /**
     * Hears that more annotations of a project have changed than are told one by one, or that its labelling configuration has: what it remembers of
     * the labels it reads again from its source. Answers at once and does so elsewhere.
     */
    void relabelled(BackendProject project);

    /** Hears that a project is gone for good: its versions and all else that is kept of it go too. Only its id is known by then. */
    void forget(BackendProject project);

    /**
     * Hears that the texts of some tasks are to be forgotten: what is kept of them beside models goes. What a model learned from them cannot be taken
     * out of it.
     *
     * @return the versions that learned from them
     */
    default List<String> forget(BackendProject project, Set<Long> tasks) {
        return List.of();
    }

    /**
     * Learns from all labels of a project and keeps the result as a new version, which does not answer before it is promoted. Returns when it is
     * done. If it fails or is cancelled, everything is as it was, but a started training may be kept to go on from with the same settings.
     *
     * @param settings how to learn, under the names of training arguments, such as {@code {"num_train_epochs": 3, "seed": 42}}; what is left out is
     *     chosen for the number of texts
     * @throws BackendException if the training failed; the message says why
     * @throws SteppedAsideException if the watch makes way and another training went first
     * @throws java.util.concurrent.CancellationException if the watch asked for it
     */
    LearnedVersion learn(BackendProject project, JsonObject settings, LearningWatch watch);

    /** The version that {@link #learnWarm} would go on from; empty where it cannot. Answers at once. */
    default Optional<String> warmBase(BackendProject project) {
        return Optional.empty();
    }

    /**
     * Lets the promoted version go on with the labels that are new to it, which takes seconds where {@link #learn} takes minutes, and keeps the result
     * as a new version, which does not answer before it is promoted. Its details have {@code "kind": "warm"} and the {@code parent}. If it fails or is
     * cancelled, everything is as it was.
     *
     * @param settings as for {@link #learn}; what does not concern the reading of labels is left to the version that it goes on from
     * @return empty if it cannot, as with labels that the version does not know; the watch's log tells why
     * @throws BackendException if the training failed; the message says why
     * @throws SteppedAsideException if the watch makes way and another training went first
     * @throws java.util.concurrent.CancellationException if the watch asked for it
     */
    default Optional<LearnedVersion> learnWarm(BackendProject project, JsonObject settings, LearningWatch watch) {
        return Optional.empty();
    }

    /** Bytes of disk that learning with these settings writes at most, as an estimate; 0 where it is not worth asking for. */
    default long roomToLearn(BackendProject project, JsonObject settings) {
        return 0;
    }

    /**
     * Up to when a version has learned a project's labels, whoever had it trained: those that were made before are in it, as far as they were there.
     * Versions that only went on from others do not count. Empty if there is none of which that is known. Answers at once.
     */
    default Optional<Instant> learnedUntil(BackendProject project) {
        return Optional.empty();
    }

    /** The versions of a project, the oldest first. */
    List<LearnedVersion> versions(BackendProject project);

    /**
     * Lets a version answer from the next prediction on; an older one is a way back.
     *
     * @throws BackendException if there is no such version
     */
    LearnedVersion promote(BackendProject project, String version);

    /**
     * Lets the version answer again that did before the one that does, whoever promoted them; doing it twice goes back two versions.
     *
     * @throws BackendException if none did
     */
    LearnedVersion rollback(BackendProject project);

    /**
     * Compares two versions on the texts that both have never learned from.
     *
     * @return {@code {"task": "token-classification", "metric": "f1", "documents": 40, "a": SCORES, "b": SCORES, "difference": {"f1": 0.03, "low":
     *     -0.01, "high": 0.07}, "labels": {"PER": {"a": F1, "b": F1, "low": -0.02, "high": 0.08, "gold":
     *     31}}, "won": 7, "lost": 3, "changed": [{"text", "question", "gold": [ANSWER], "a": [ANSWER], "b":
     *     [ANSWER], "winner": "a"|"b"|"none"}]}} where {@code metric} names the figure that versions are compared by, which {@code difference} has
     *     under that name, SCORES has all figures by name, and an ANSWER is a span ({@code start}, {@code end} in code points, {@code label}) or a
     *     text, as the task has it; the interval is a paired bootstrap's of 95 %
     * @throws BackendException if there is no such version, or nothing to compare them on
     */
    JsonObject compare(BackendProject project, String a, String b);

    /**
     * Texts on which a version says something else than people did, of those that it never learned from, the worst first.
     *
     * @return {@code {"task", "metric", "documents": 40, "wrong": 7, "examples": [{"text", "question", "gold": [ANSWER], "predicted": [ANSWER]}]}}
     *     with at most a hundred examples; ANSWER as in {@link #compare}
     * @throws BackendException if there is no such version, or no text that is new to it
     */
    default JsonObject mistakes(BackendProject project, String version) {
        throw new BackendException(BackendException.Fault.LEARNING, "This learner does not tell its mistakes.");
    }

    /**
     * Lets several versions answer as one and keeps that as a new version, which does not answer before it is promoted. Its details have
     * {@code "kind": "combined"} and {@code "members": [{"name": "v3", "weight": 1.2}]}.
     *
     * @param versions their names, two or more
     * @throws BackendException if there are no such versions, or they cannot be combined; the message says why
     * @throws java.util.concurrent.CancellationException if the watch asked for it
     */
    default LearnedVersion combine(BackendProject project, List<String> versions, LearningWatch watch) {
        throw new BackendException(BackendException.Fault.LEARNING, "This learner does not combine versions.");
    }

    /**
     * What was labelled otherwise when one version learned than when another did.
     *
     * @return {@code {"words": "+38 spans, 4 relabelled", "spans": {"added", "relabelled", "moved", "replaced", "deleted"}, "tasks": {"added", "removed",
     *     "changed", "other_data"}, "other_answers", "config_changed", "labels": {"PER": COUNTS}}}
     * @throws BackendException if there is no such version, or the labels of one are not kept
     */
    default JsonObject labelChanges(BackendProject project, String older, String newer) {
        throw new BackendException(
                BackendException.Fault.LEARNING,
                "The labels that " + older + " and " + newer
                        + " learned from are not kept, so they cannot be compared.");
    }

    /**
     * How its own labels are mapped to a project's.
     *
     * @return {@code {"from": "starter", "labels": {"PER": "Person"}, "unmatched": "drop"|"keep"|"one", "one": LABEL, "by": {"PER":
     *     "name"|"confusion"|"hand"}, "without": ["MISC"]}}; {@code without} lists labels of the model that are not mapped
     */
    JsonObject mapping(BackendProject project);

    /**
     * Changes the mapping by hand.
     *
     * @param mapping {@code labels}, {@code unmatched} and {@code one} as above; a key that is left out is decided by the learner again
     * @throws BackendException if a label is not one of the project's
     */
    void map(BackendProject project, JsonObject mapping);

    /**
     * Looks for texts whose labelled spans are likely wrong, by models that learned from the other texts alone. Takes as long as several trainings.
     *
     * @param texts as they are labelled
     * @return every text by its place in the list, the most suspicious first
     * @throws BackendException if it cannot; the message says why
     * @throws java.util.concurrent.CancellationException if the watch asked for it
     */
    default List<SuspectedText> suspects(BackendProject project, List<LabeledText> texts, LearningWatch watch) {
        throw new BackendException(
                BackendException.Fault.LEARNING, "This server's learner does not look for label errors.");
    }

    /** Says which tasks are labelled next; empty if it has no opinion. */
    default Optional<TaskOrdering> ordering() {
        return Optional.empty();
    }

    /** Ends what is at work; what is stored stays. */
    @Override
    void close();
}
