package dev.tagloop.server.learner;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.labelstudio.backend.Learner;
import dev.tagloop.labelstudio.backend.TaskOrdering;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.projects.Project;
import dev.tagloop.server.projects.Projects;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/** The learner, if the server has one, as each of the projects sees it. */
final class Learners {
    private static final Learner.Standing NONE = new Learner.Standing(
            false, Optional.empty(), Optional.of("This server was started without a learner of its own."));

    /** The settings that say what is learned; the learner needs them also where it does not train. */
    private static final List<String> CHOICES = List.of("task", "control");

    private final Optional<Learner> learner;
    private final Database database;

    Learners(Optional<Learner> learner, Database database) {
        this.learner = learner;
        this.database = database;
    }

    /**
     * The learner for one project.
     *
     * @param stored the project itself
     * @param project what the learner is told of it
     */
    record Pupil(Optional<Learner> learner, Project stored, BackendProject project, LearnerRow row) {
        long id() {
            return stored.id();
        }

        String title() {
            return stored.settings().title();
        }

        /** Whether the project shows predictions to who labels. */
        boolean shows() {
            return stored.settings().showCollabPredictions();
        }

        boolean isAvailable() {
            return learner.isPresent();
        }

        Learner.Standing standing() {
            return learner.map(there -> there.standing(project)).orElse(NONE);
        }

        /** The learner where it is there and switched on. */
        Optional<Learner> enabled() {
            return learner.filter(there -> row.enabled());
        }

        /** The learner for somebody who wants something of it. @throws ApiException 400 if there is none, or not for this project */
        Learner require() {
            Learner there =
                    learner.orElseThrow(() -> ApiException.of(400, NONE.reason().orElseThrow()));
            Learner.Standing standing = there.standing(project);
            if (!standing.suitable()) {
                throw ApiException.of(400, standing.reason().orElse("The learner cannot serve this project's labels."));
            }
            return there;
        }

        /** What orders its tasks, where it is there, switched on, and a sampler is chosen. */
        Optional<TaskOrdering> orders() {
            return enabled().filter(there -> row.sampler() != null).flatMap(Learner::ordering);
        }

        /** What it can learn, what it does learn first. */
        List<Learner.Learnable> learnable() {
            return learner.map(there -> there.learnable(project)).orElse(List.of());
        }

        /** Up to when a version has learned its labels. */
        Optional<Instant> learnedUntil() {
            return learner.flatMap(there -> there.learnedUntil(project));
        }

        LearnedVersion promote(String version) {
            return asked(() -> require().promote(project, version));
        }

        LearnedVersion rollback() {
            return asked(() -> require().rollback(project));
        }

        List<LearnedVersion> versions() {
            return asked(() -> require().versions(project));
        }

        /** @throws ApiException 404 if there is no such version */
        LearnedVersion version(String name) {
            return versions().stream()
                    .filter(version -> version.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> ApiException.noMatch("Version"));
        }
    }

    /** Whether the server has a learner. */
    boolean areThere() {
        return learner.isPresent();
    }

    /** @throws ApiException 404 when the project is gone */
    Pupil pupil(long project) {
        return database.read(handle -> pupil(handle, project)).orElseThrow(() -> ApiException.noMatch("Project"));
    }

    /** The same for code that goes on without it. */
    Optional<Pupil> find(long project) {
        return learner.isEmpty() ? Optional.empty() : database.read(handle -> pupil(handle, project));
    }

    private Optional<Pupil> pupil(Handle handle, long id) {
        return Projects.find(handle, id).map(project -> {
            LearnerRow row = LearnerRows.of(handle, id);
            return new Pupil(learner, project, told(project, row), row);
        });
    }

    private static BackendProject told(Project project, LearnerRow row) {
        BackendProject told =
                BackendProject.of(project.id(), Times.instant(project.createdAt()), project.labelConfig());
        ObjectNode params = Json.object();
        if (row.base() != null) {
            params.put("base", row.base());
        }
        for (String choice : CHOICES) {
            row.settingsJson().text(choice).ifPresent(value -> params.put(choice, value));
        }
        return params.isEmpty() ? told : told.withExtraParams(params);
    }

    /** What is left to tell of a project that is gone. */
    void forget(long project) {
        learner.ifPresent(there -> there.forget(BackendProject.of(project, Instant.EPOCH, "")));
    }

    void store(long project, Map<String, Object> columns) {
        database.write(handle -> {
            LearnerRows.update(handle, project, columns);
            return project;
        });
    }

    /** Asks the learner something. @throws ApiException 400 with its reason if it cannot */
    static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (BackendException e) {
            throw ApiException.of(400, e.getMessage());
        }
    }
}
