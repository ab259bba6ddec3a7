package dev.tagloop.server.movein;

import dev.tagloop.jobs.JobStatus;
import dev.tagloop.labelstudio.move.MoveException;
import dev.tagloop.labelstudio.move.MoveSource;
import dev.tagloop.labelstudio.move.MoveSources;
import dev.tagloop.server.http.IncomingFile;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.work.JobRoutes;
import dev.tagloop.server.work.ProjectJobs;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Moves that a running server makes, one at a time. */
final class MoveJobs {
    private static final String KIND = "move-in";
    private static final String REPORT = "report";
    private static final String GIVEN = "label_studio.sqlite3";

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

    /**
     * Starts a move from a file that somebody sent, or finds the one that runs. The file is gone when it ends.
     *
     * @throws MoveException when it is none of Label Studio's
     */
    JobStatus start(IncomingFile sent, MoveRequest request) {
        Optional<JobStatus> running = jobs.running(ProjectJobs.SERVER, KIND);
        if (running.isPresent()) {
            sent.close();
            return running.get();
        }
        SqliteSource source;
        try {
            source = SqliteSource.open(sent.path());
        } catch (MoveException e) {
            sent.close();
            throw nameless(sent, e);
        }
        return jobs.submit(ProjectJobs.SERVER, KIND, "Move in from a file of Label Studio", (progress, cancel) -> {
            try (sent;
                    source) {
                MoveReport report = new MoveIn(folder, source, request).run(progress, cancel);
                return Map.of(REPORT, nameless(sent, Json.stored(report.json())));
            } catch (MoveException e) {
                throw nameless(sent, e);
            }
        });
    }

    private static MoveException nameless(IncomingFile sent, MoveException failure) {
        return new MoveException(nameless(sent, failure.getMessage()));
    }

    /** Where this server kept the file is nobody's business. */
    private static String nameless(IncomingFile sent, String text) {
        String path = Json.stored(Json.tree(sent.path().toString()));
        return text.replace(sent.path().toString(), GIVEN)
                .replace(path.substring(1, path.length() - 1), GIVEN)
                .replace(sent.path().getFileName().toString(), GIVEN);
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
        return JobRoutes.json(job, REPORT);
    }
}
