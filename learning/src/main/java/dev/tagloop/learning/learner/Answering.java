package dev.tagloop.learning.learner;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendException.Fault;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.learning.registry.ModelVersion;
import dev.tagloop.models.MiniLm;
import dev.tagloop.models.PipelineSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Which model answers for a project: the version that was promoted; else the base that was chosen, if it finds labels as it is; else the starter
 * model.
 */
final class Answering {
    /** A model that is known by its id alone. Folders are for whoever started the program to choose, not for those who work in a project. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(?:/[A-Za-z0-9_][A-Za-z0-9._-]*)?");

    private final ProjectFolders folders;
    private final BaseModels bases;
    private final StarterModel starter;
    private final Optional<String> base;
    private final PipelineSettings settings;
    private final Map<Path, List<String>> labels = new ConcurrentHashMap<>();

    /** @param base the base of projects that choose none */
    Answering(
            ProjectFolders folders,
            BaseModels bases,
            StarterModel starter,
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
        static Choice of(ModelSource source, Optional<String> reason) {
            return new Choice(source.version(), source.labels(), Optional.of(source), reason);
        }
    }

    /** The choice for a project at present; what is not there yet is begun. */
    Choice of(BackendProject project) {
        Optional<ModelSource> promoted = promoted(project);
        if (promoted.isPresent()) {
            return Choice.of(promoted.get(), Optional.empty());
        }
        Optional<String> chosen = base(project);
        Optional<String> refused = chosen.flatMap(this::refused);
        if (chosen.isPresent() && refused.isEmpty() && !chosen.get().equals(MiniLm.ID)) {
            Optional<Optional<ModelSource>> look = bases.look(chosen.get());
            if (look.isPresent() && look.get().isPresent()) {
                return Choice.of(look.get().get(), Optional.empty());
            }
            refused = bases.failure(chosen.get()).map(why -> "The model to begin with cannot be used: " + why + ".");
            if (look.isEmpty() && refused.isEmpty()) {
                String reason = "The model " + chosen.get() + " is being loaded.";
                return new Choice(chosen.get(), List.of(), Optional.empty(), Optional.of(reason));
            }
        }
        Optional<String> reason = refused;
        return starter.get()
                .map(source -> Choice.of(source, reason))
                .orElseGet(() -> new Choice(
                        StarterModel.NAME,
                        starter.labels(),
                        Optional.empty(),
                        reason.or(() -> Optional.of(starter.reason()))));
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

    private Optional<ModelSource> promoted(BackendProject project) {
        return folders.find(project)
                .flatMap(LearnerTrainings::promotedModel)
                .map(version -> ModelSource.in(version.folder(), version.name(), labels(version), settings));
    }

    private List<String> labels(ModelVersion version) {
        return labels.computeIfAbsent(version.folder(), folder -> version.run().labels());
    }
}
