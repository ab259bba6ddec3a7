package dev.tagloop.server.imports;

import dev.tagloop.server.RemoteFiles;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import dev.tagloop.server.trash.Trash;
import dev.tagloop.server.upkeep.Upkeep;
import dev.tagloop.server.work.ProjectJobs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Everything about imports and uploads. */
public final class Imports {
    private final DataFolder folder;
    private final Scope scope;
    private final Uploads uploads;
    private final Optional<RemoteFiles> remote;
    private final Importers importers;
    private final ProjectJobs jobs;

    /**
     * Takes back what imports left that a killed server was at, and removes the files of projects that are gone for good.
     *
     * @param remote fetches files that are named by their address; without it such imports are refused
     * @param jobs where imports of files run
     * @param validates whether an import is refused whose predictions do not fit the labelling configuration
     */
    public Imports(
            DataFolder folder,
            Scope scope,
            Optional<RemoteFiles> remote,
            Trash trash,
            ProjectJobs jobs,
            boolean validates) {
        this.jobs = jobs;
        this.importers = new Importers(folder.database(), trash, validates);
        this.folder = folder;
        this.scope = scope;
        this.uploads = new Uploads(folder.database(), folder.uploads());
        this.remote = remote;
        uploads.sweep();
        PendingImports.sweepAll(folder.database());
    }

    public void declare(Routes routes, Upkeep upkeep) {
        RemoteImport addresses = new RemoteImport(folder, uploads, remote);
        new ImportRoutes(folder.database(), scope, importers, uploads, addresses).declare(routes);
        new UploadRoutes(folder.database(), scope, uploads).declare(routes);
        StagedFiles staged = new StagedFiles(folder, uploads, addresses);
        upkeep.every(Duration.ofHours(1), "removing files that nobody imported", staged::sweep);
        FileImports files = new FileImports(folder.database(), importers, uploads, staged, jobs);
        new FileImportRoutes(scope, importers, uploads, staged, files, jobs).declare(routes);
    }

    /** An import of tasks that come one by one, on behalf of a user. */
    public TaskImport begin(ProjectRef project, long user) {
        Importer importer = importers.ofRequest(project, user, List.of());
        return new TaskImport() {
            @Override
            public void add(JsonNode task) {
                importer.add(task, Optional.empty());
            }

            @Override
            public Counts finish() {
                Importer.Outcome outcome = importer.finish(List.of());
                return new Counts(outcome.tasks(), outcome.annotations(), outcome.predictions());
            }

            @Override
            public void close() {
                importer.undo();
            }
        };
    }

    /**
     * Removes the uploaded files of a project that hold something, or that tasks came from; the tasks stay.
     *
     * @param from the files' ids
     * @return the names of those that are gone
     */
    public List<String> forgetFiles(long project, Set<Long> from, Predicate<Path> holds) {
        return uploads.forget(project, from, holds);
    }

    /** Removes the uploaded files of a project that is gone for good. */
    public void forgetProject(long project) {
        uploads.removeAll(project);
    }
}
