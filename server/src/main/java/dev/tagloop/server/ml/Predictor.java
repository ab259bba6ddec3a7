package dev.tagloop.server.ml;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.ConnectedBackend;
import dev.tagloop.server.projects.Project;
import dev.tagloop.server.projects.Projects;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the backends of projects for predictions and stores them. */
public final class Predictor {
    private static final Logger LOG = LoggerFactory.getLogger(Predictor.class);
    /** Tasks that a backend is sent together. */
    public static final int BATCH = PredictionRun.BATCH;

    /** How long somebody who waits for their next task waits for its prediction. */
    private static final Duration PATIENCE_OF_A_PERSON = Duration.ofSeconds(10);

    private final Database database;
    private final BackendLinks links;
    private final BackendStates states;

    Predictor(Database database, BackendLinks links, BackendStates states) {
        this.database = database;
        this.links = links;
        this.states = states;
    }

    /**
     * A backend that is ready for a project's tasks.
     *
     * @throws BackendException if it does not answer
     */
    PredictionRun start(BackendRow row, ProjectRef project, long user) {
        BackendStates.Reading reading = states.reach(row);
        return run(reading, reading.backend(), project, user);
    }

    private PredictionRun run(BackendStates.Reading reading, ConnectedBackend backend, ProjectRef ref, long user) {
        Project project = database.read(handle -> Projects.get(handle, ref.id()));
        TaskPayloads payloads = links.payloads(reading.row(), project);
        return new PredictionRun(database, backend, ref, payloads, version(reading), user);
    }

    /** The version whose predictions are looked for, and under which those are stored that name none. */
    private static String version(BackendStates.Reading reading) {
        String stored = reading.row().modelVersion();
        String version = stored.isEmpty() ? reading.version() : stored;
        return version.isEmpty() ? reading.row().name() : version;
    }

    /** What came of asking several backends. @param failures a sentence for each that failed */
    public record Outcome(int backends, int stored, List<String> failures) {}

    /** All backends of a project at work, started once for many batches of tasks. */
    public final class Round {
        private final List<Runner> runners = new ArrayList<>();
        private final List<String> failures = new ArrayList<>();
        private final int backends;
        private int stored;

        private record Runner(BackendRow row, PredictionRun run) {}

        private Round(ProjectRef project, long user) {
            List<BackendRow> rows = database.read(handle -> Backends.ofProject(handle, project.id()));
            this.backends = rows.size();
            for (BackendRow row : rows) {
                try {
                    runners.add(new Runner(row, start(row, project, user)));
                } catch (BackendException e) {
                    failures.add(row.name() + ": " + e.getMessage());
                }
            }
        }

        /** Lets each of them predict these tasks; one that fails is not asked again. */
        public void predict(Collection<Long> tasks) {
            for (Runner runner : List.copyOf(runners)) {
                try {
                    stored += runner.run().predict(tasks);
                } catch (BackendException e) {
                    states.failed(runner.row(), e);
                    failures.add(runner.row().name() + ": " + e.getMessage());
                    runners.remove(runner);
                }
            }
        }

        public Outcome outcome() {
            return new Outcome(backends, stored, List.copyOf(failures));
        }
    }

    /** @param user who asks */
    public Round round(ProjectRef project, long user) {
        return new Round(project, user);
    }

    /** Lets the backends predict a task that somebody is about to label, for a moment; without them the task goes out as it is. */
    public void beforeLabelling(ProjectRef project, long task, long user) {
        for (BackendRow row : database.read(handle -> Backends.ofProject(handle, project.id()))) {
            try {
                BackendStates.Reading reading = states.reach(row);
                Duration own = row.patience();
                Duration patience = own.compareTo(PATIENCE_OF_A_PERSON) < 0 ? own : PATIENCE_OF_A_PERSON;
                run(reading, links.open(reading.row(), patience), project, user).predict(List.of(task));
            } catch (BackendException e) {
                LOG.info("no prediction of {} for task {}: {}", row.name(), task, e.getMessage());
            }
        }
    }
}
