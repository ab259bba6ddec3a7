package dev.tagloop.learning.learner;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendException.Fault;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.learning.internal.Folders;
import dev.tagloop.learning.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The folders of projects, each with what was learned there. */
final class ProjectFolders {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Path root;
    private final Trainer trainer;
    private final Map<String, LearnerTrainings> open = new ConcurrentHashMap<>();

    ProjectFolders(Path root, Trainer trainer) {
        this.root = root;
        this.trainer = trainer;
    }

    /** Whether the project has an id that can name a folder. */
    boolean isNamed(BackendProject project) {
        return ID.matcher(project.id()).matches();
    }

    /** The project's folder, which may not be there. @throws BackendException if the project has no id that can name one */
    Path folder(BackendProject project) {
        if (!isNamed(project)) {
            throw new BackendException(
                    Fault.LEARNING,
                    "Nothing can be kept for the project \"" + project.key()
                            + "\": it needs an id of letters, digits, \"-\" and \"_\".");
        }
        return root.resolve("project-" + project.id());
    }

    /** What was learned; nothing is made if the project has no folder. */
    Optional<LearnerTrainings> find(BackendProject project) {
        boolean there = isNamed(project) && Files.isDirectory(folder(project));
        return there ? Optional.of(trainings(project)) : Optional.empty();
    }

    /** What was learned, and what will be. */
    LearnerTrainings trainings(BackendProject project) {
        Path folder = folder(project);
        return open.computeIfAbsent(project.id(), id -> LearnerTrainings.open(folder, trainer));
    }

    /** Deletes all that is kept of a project. */
    void forget(BackendProject project) throws IOException {
        open.remove(project.id());
        Folders.delete(folder(project));
    }
}
