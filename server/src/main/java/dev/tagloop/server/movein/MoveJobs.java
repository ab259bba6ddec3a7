package dev.tagloop.server.movein;

import dev.tagloop.jobs.JobStatus;
import dev.tagloop.labelstudio.move.MoveSource;
import dev.tagloop.labelstudio.move.MoveSources;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.work.JobRoutes;
import dev.tagloop.server.work.ProjectJobs;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Moves that a running server makes, one at a time. */
final class MoveJobs {
    private static final String KIND = "move-in";
    private static final String REPORT = "report";

    private final DataFolder folder;
    private final ProjectJobs jobs;
    private final Optional<MoveSources> sources;

    MoveJobs(DataFolder folder, ProjectJobs jobs, Optional<MoveSources> sources) {
        this.folder = folder;
        this.jobs = jobs;
        this.sources = sources;
    }

    boolean isAvailable() {
        return sources.isPresent();
    }

    /**
     * Starts a move, or finds the one that runs. The source is asked at once, so that a wrong address or token is told at once.
     *
     * @throws dev.tagloop.labelstudio.move.MoveException when it cannot be opened
     */
    JobStatus start(MoveOrder order, MoveSources.NamedBy by) {
        Optional<JobStatus> running = jobs.running(ProjectJobs.SERVER, KIND);
        if (running.isPresent()) {
            return running.get();
        }
        MoveSource source = order.open(sources, by);
        return jobs.submit(ProjectJobs.SERVER, KIND, "Move in from " + source.name(), (progress, cancel) -> {
            try (source) {
                MoveReport report = new MoveIn(folder, source, order.request()).run(progress, cancel);
                return Map.of(REPORT, Json.stored(report.json()));
            }
        });
    }

    /** The move that runs, or the last one. */
    Optional<JobStatus> latest() {
        return jobs.running(ProjectJobs.SERVER, KIND).or(() -> jobs.last(ProjectJobs.SERVER, KIND));
    }

    Optional<JobStatus> find(String id) {
        return jobs.find(id).filter(job -> job.kind().startsWith(KIND + "/"));
    }

    void cancel() {
        jobs.running(ProjectJobs.SERVER, KIND).ifPresent(job -> jobs.cancel(job.id()));
    }

    /** A move as it is shown: its job, and the {@code report} when it has come to its end. */
    static ObjectNode json(JobStatus job) {
        ObjectNode json = JobRoutes.json(job);
        json.remove("result");
        String report = job.result().get(REPORT);
        JsonNode told = report == null ? json.nullNode() : Json.parse(report);
        json.set("report", told);
        return json;
    }
}
