package dev.tagloop.server.archives;

import dev.tagloop.jobs.JobStatus;
import dev.tagloop.server.access.Access;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Target;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.IncomingFile;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.work.JobRoutes;
import dev.tagloop.server.work.ProjectJobs;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Archives of any size, read in as jobs: one at a time of each person, who alone sees it. */
final class RestoreJobs {
    private static final String PATH = "/api/tagloop/archives/job";
    private static final String WORK = "Reading in the archive";
    /** Packed lines of JSON become rows with indexes. */
    private static final long ROWS_TO_BYTES = 20;

    private static final String RESULT = "restored";

    private final DataFolder folder;
    private final Access access;
    private final ProjectJobs jobs;
    private final ArchiveReading reading;

    RestoreJobs(DataFolder folder, Access access, ProjectJobs jobs, ArchiveReading reading) {
        this.folder = folder;
        this.access = access;
        this.jobs = jobs;
        this.reading = reading;
    }

    void declare(Routes routes) {
        routes.post(PATH, this::start).get(PATH, this::show).delete(PATH, this::cancel);
    }

    private long require(Call call) {
        long organization = call.caller().organization().orElse(-1L);
        access.require(call, Action.CREATE, new Target.Organization(organization));
        return organization;
    }

    private static String kind(Call call) {
        return "archive-in/user-" + call.caller().id();
    }

    private void start(Call call) {
        long organization = require(call);
        long user = call.caller().id();
        Optional<String> title = call.query().text("title").filter(text -> !text.isBlank());
        Optional<JobStatus> running = jobs.running(ProjectJobs.SERVER, kind(call));
        if (running.isPresent()) {
            call.ok(json(running.get()));
            return;
        }
        IncomingFile sent = IncomingFile.of(call, folder, WORK, ".zip", ROWS_TO_BYTES);
        call.ok(json(jobs.submit(ProjectJobs.SERVER, kind(call), "Read in an archive", (progress, cancel) -> {
            try (sent) {
                ObjectNode restored = reading.read(sent.path(), organization, user, title, (done, total) -> {
                    if (cancel.isCancelled()) {
                        throw new CancellationException("cancelled");
                    }
                    progress.report("Storing rows", done, total);
                });
                return Map.of(RESULT, Json.stored(restored));
            }
        })));
    }

    /** The one that runs, or the last one. */
    private void show(Call call) {
        require(call);
        ObjectNode json = Json.object();
        Optional<JobStatus> job =
                jobs.running(ProjectJobs.SERVER, kind(call)).or(() -> jobs.last(ProjectJobs.SERVER, kind(call)));
        JsonNode told = job.<JsonNode>map(RestoreJobs::json).orElse(json.nullNode());
        json.set("job", told);
        call.ok(json);
    }

    private void cancel(Call call) {
        require(call);
        jobs.running(ProjectJobs.SERVER, kind(call)).ifPresent(job -> jobs.cancel(job.id()));
        call.noContent();
    }

    /** A job as it is shown, with what it made when it has come to its end. */
    private static ObjectNode json(JobStatus job) {
        return JobRoutes.json(job, RESULT);
    }
}
