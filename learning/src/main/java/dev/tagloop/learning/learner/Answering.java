package dev.tagloop.learning.learner;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendException.Fault;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.learning.registry.ModelVersion;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.train.LabelCount;
import dev.tagloop.learning.train.TrainingRun;
import dev.tagloop.models.MiniLm;
import dev.tagloop.models.PipelineSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Which model answers for a project: the version that was promoted; else the base that was chosen, if it answers as it is; else, for entities, the
 * starter model, and for the rest the bundled encoder where it can answer without having learned, as it does for summaries.
 */
final class Answering {
    /** A model that is known by its id alone. Folders are for whoever started the program to choose, not for those who work in a project. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(?:/[A-Za-z0-9_][A-Za-z0-9._-]*)?");

    private final ProjectFolders folders;
    private final BaseModels bases;
    private final ModelSource starter;
    private final Optional<String> base;
    private final PipelineSettings settings;

    private final Map<Path, TrainingRun> runs = new ConcurrentHashMap<>();

    /** @param base the base of projects that choose none */
    Answering(
            ProjectFolders folders,
            BaseModels bases,
            ModelSource starter,
            Optional<String> base,
            PipelineSettings settings) {
        this.folders = folders;
        this.bases = bases;
        this.starter = starter;
        this.base = base;
        this.settings = settings;
    }

    /**
     * A choice.
     *
     * @param name the version
     * @param labels what it finds; empty while that is not known
     * @param source the model; empty while it is being prepared
     * @param reason why it does not answer, or why another was not taken; empty if there is nothing to say
     */
    record Choice(String name, List<String> labels, Optional<ModelSource> source, Optional<String> reason) {
        /** Why it suggests nothing: its model is not there, or it is and knows none of the project's labels. */
        Optional<String> obstacle() {
            return source.isEmpty()
                    ? reason
                    : Optional.of("None of the labels of " + name + " (" + String.join(", ", labels)
                            + ") is one of this project's: map them by hand, or label some tasks and train.");
        }

        static Choice of(ModelSource source, Optional<String> reason) {
            return new Choice(source.version(), source.labels(), Optional.of(source), reason);
        }
    }

    /** The choice for a project at present; what is not there yet is begun. */
    Choice of(Subject subject) {
        Optional<Choice> promoted = promoted(subject);
        if (promoted.isPresent()) {
            return promoted.get();
        }
        Optional<String> chosen = base(subject.project());
        Optional<String> refused = chosen.flatMap(this::refused);
        if (chosen.isPresent() && refused.isEmpty() && !chosen.get().equals(MiniLm.ID)) {
            Optional<Choice> answer = answer(chosen.get(), subject.task());
            if (answer.isPresent()) {
                return answer.get();
            }
            refused = bases.failure(chosen.get(), subject.task())
                    .map(why -> "The model to begin with cannot be used: " + why + ".");
        }
        return subject.isSpans() ? Choice.of(starter, refused) : untrained(subject.task(), refused);
    }

    /** A base that answers, or will when it is loaded; empty if it only is a base or cannot be used. */
    private Optional<Choice> answer(String base, LearningTask<?> task) {
        Optional<Optional<ModelSource>> look = bases.look(base, task);
        if (look.isPresent()) {
            return look.get().map(source -> Choice.of(source, Optional.empty()));
        }
        return bases.failure(base, task).isPresent()
                ? Optional.empty()
                : Optional.of(new Choice(
                        base, List.of(), Optional.empty(), Optional.of("The model " + base + " is being loaded.")));
    }

    /** Without a model of its own, a project has the bundled encoder's answers where that has any. */
    private Choice untrained(LearningTask<?> task, Optional<String> reason) {
        Choice choice = answer(MiniLm.ID, task)
                .orElseGet(() -> new Choice(
                        "",
                        List.of(),
                        Optional.empty(),
                        Optional.of("Nothing answers before a first version has learned, which needs "
                                + LabelCount.LEAST + " labelled tasks.")));
        return new Choice(choice.name(), choice.labels(), choice.source(), reason.or(choice::reason));
    }

    /** What the project begins with; empty to leave it to us. @throws BackendException if the choice is no text */
    Optional<String> base(BackendProject project) {
        Optional<JsonNode> node = project.extraParams()
                .filter(JsonNode::isObject)
                .map(params -> params.path("base"))
                .filter(given -> !given.isMissingNode() && !given.isNull());
        if (node.isEmpty()) {
            return base;
        }
        if (!node.get().isString()) {
            throw new BackendException(Fault.LEARNING, "The base must be the name of a model, not " + node.get() + ".");
        }
        return Optional.of(node.get().stringValue());
    }

    private Optional<String> refused(String chosen) {
        return base.equals(Optional.of(chosen)) || ID.matcher(chosen).matches()
                ? Optional.empty()
                : Optional.of("The model to begin with must be named by its Hub id, such as org/name; \"" + chosen
                        + "\" is none.");
    }

    /** The promoted version, unless it has learned something else than the project is to learn now. */
    private Optional<Choice> promoted(Subject subject) {
        return folders.find(subject.project())
                .flatMap(LearnerTrainings::promotedModel)
                .filter(version -> subject.isOf(run(version)))
                .map(version -> Choice.of(source(version, subject), Optional.empty()));
    }

    private ModelSource source(ModelVersion version, Subject subject) {
        return ModelSource.in(
                version.folder(), version.name(), subject.task(), run(version).labels(), settings);
    }

    private TrainingRun run(ModelVersion version) {
        return runs.computeIfAbsent(version.folder(), folder -> version.run());
    }

    /** The versions that can be asked as a committee: the promoted one, then the newest of the others. @param most how many at most */
    List<ModelSource> committee(Subject subject, int most) {
        Optional<LearnerTrainings> there = folders.find(subject.project());
        Optional<ModelVersion> promoted =
                there.flatMap(LearnerTrainings::promotedModel).filter(version -> subject.isOf(run(version)));
        if (promoted.isEmpty()) {
            return List.of();
        }
        Stream<ModelVersion> others = there.orElseThrow().models().reversed().stream()
                .filter(version -> !version.equals(promoted.get()) && subject.isOf(run(version)));
        return Stream.concat(promoted.stream(), others)
                .limit(most)
                .map(version -> source(version, subject))
                .filter(source -> source.checkpoint().isPresent())
                .toList();
    }
}
