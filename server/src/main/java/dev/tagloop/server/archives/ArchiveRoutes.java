package dev.tagloop.server.archives;

import dev.tagloop.jobs.JobStatus;
import dev.tagloop.server.access.Access;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Target;
import dev.tagloop.server.accounts.Users;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import dev.tagloop.server.work.JobRoutes;
import dev.tagloop.server.work.ProjectJobs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import tools.jackson.databind.node.ObjectNode;

/** Archives of projects: made as a job and kept until the next, and read in as a new project. */
public final class ArchiveRoutes {
    private static final String KIND = "archive";

    private final Database database;
    private final ArchiveFiles files;
    private final Access access;
    private final Scope scope;
    private final ArchiveReading reading;
    private final RestoreJobs restores;
    private final ProjectJobs jobs;
    private final long limit;

    /** @param limit the most bytes of an archive that is sent */
    public ArchiveRoutes(DataFolder folder, Access access, Scope scope, Users users, ProjectJobs jobs, long limit) {
        this.database = folder.database();
        this.files = new ArchiveFiles(folder.exports(), folder.temporary());
        this.access = access;
        this.scope = scope;
        this.reading = new ArchiveReading(database, users);
        this.restores = new RestoreJobs(folder, access, jobs, reading);
        this.jobs = jobs;
        this.limit = limit;
    }

    public void declare(Routes routes) {
        routes.post("/api/tagloop/projects/{id}/archive", this::make)
                .get("/api/tagloop/projects/{id}/archive", this::state)
                .get("/api/tagloop/projects/{id}/archive/file", this::download)
                .post("/api/tagloop/archives", this::restore);
        restores.declare(routes);
    }

    private void make(Call call) {
        ProjectRef project = scope.project(call, Action.MANAGE);
        Fields fields = call.fields();
        boolean history = fields.bool("history").orElse(true);
        fields.check();
        JobStatus job = jobs.submitReported(project.id(), KIND, "Archive of " + project.title(), (report, cancel) -> {
            ArchiveManifest[] made = new ArchiveManifest[1];
            long bytes = files.write(
                    project.id(),
                    out -> made[0] = database.read(handle -> {
                        long[] total = {0};
                        ArchiveWriter writer = new ArchiveWriter(handle, project.id(), history, done -> {
                            if (cancel.isCancelled()) {
                                throw new CancellationException("cancelled");
                            }
                            report.report("writing", done, total[0]);
                        });
                        total[0] = writer.count();
                        try {
                            return writer.write(out);
                        } catch (IOException e) {
                            // The store must not take a full disk for a failure of its own.
                            throw new UncheckedIOException(e);
                        }
                    }));
            return Map.of(
                    "bytes",
                    Long.toString(bytes),
                    "rows",
                    Long.toString(made[0].files().stream()
                            .mapToLong(ArchiveManifest.File::rows)
                            .sum()));
        });
        call.ok(JobRoutes.json(job));
    }

    private void state(Call call) throws IOException {
        ProjectRef project = scope.project(call, Action.MANAGE);
        Path file = files.of(project.id());
        ObjectNode answer = Json.object();
        if (Files.exists(file)) {
            answer.put("bytes", Files.size(file))
                    .put("made_at", Times.text(Files.getLastModifiedTime(file).toInstant()));
        } else {
            answer.putNull("bytes").putNull("made_at");
        }
        call.ok(answer);
    }

    private void download(Call call) throws IOException {
        ProjectRef project = scope.project(call, Action.MANAGE);
        Path file = files.of(project.id());
        if (!Files.exists(file)) {
            throw ApiException.of(404, "There is no archive of this project; make one first.");
        }
        String name = "project-" + project.id() + "-archive.zip";
        call.context()
                .status(200)
                .contentType("application/zip")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("filename", name)
                .result(Files.newInputStream(file));
    }

    private void restore(Call call) throws IOException {
        long organization = call.caller().organization().orElse(-1L);
        access.require(call, Action.CREATE, new Target.Organization(organization));
        long user = call.caller().id();
        Optional<String> title = call.query().text("title").filter(text -> !text.isBlank());
        Path sent = files.receive(call.context().bodyInputStream(), limit);
        if (sent == null) {
            throw ApiException.of(
                    413, "The archive is larger than the " + (limit >> 20) + " MiB that this server takes.");
        }
        try {
            call.created(reading.read(sent, organization, user, title, (done, total) -> {}));
        } catch (BadArchiveException e) {
            throw ApiException.invalidRequest(e.getMessage());
        } finally {
            Files.deleteIfExists(sent);
        }
    }
}
