package dev.tagloop.server.ml;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.Owned;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import dev.tagloop.server.work.JobRoutes;
import dev.tagloop.server.work.ProjectJobs;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Lets a backend predict a whole project, as a job: batch by batch, each stored when it is there, so that a stop loses nothing. */
final class PredictionJobs {
    private static final int LARGEST_BATCH = 1000;
    private static final int TRIES = 6;

    private final Database database;
    private final Scope scope;
    private final Predictor predictor;
    private final BackendStates states;
    private final ProjectJobs jobs;

    PredictionJobs(Database database, Scope scope, Predictor predictor, BackendStates states, ProjectJobs jobs) {
        this.database = database;
        this.scope = scope;
        this.predictor = predictor;
        this.states = states;
        this.jobs = jobs;
    }

    void declare(Routes routes) {
        routes.post("/api/ml/{id}/predict", this::start);
    }

    private void start(Call call) {
        ProjectRef project = scope.ofOrPage(call, Owned.ML_BACKEND, Action.MANAGE);
        BackendRow row = MlRoutes.row(database, call);
        long size = call.query().number("batch_size").orElse((long) PredictionRun.BATCH);
        if (size < 1 || size > LARGEST_BATCH) {
            throw ApiException.invalid("batch_size", "A batch has 1 to " + LARGEST_BATCH + " tasks, not " + size + ".");
        }
        long user = call.caller().id();
        call.ok(JobRoutes.json(jobs.submit(
                project.id(),
                "predict/backend-" + row.id(),
                "Predict \"" + project.title() + "\" with " + row.name(),
                (progress, cancel) -> new Work(row, project, (int) size, user, progress, cancel).run())));
    }

    /** One such job. */
    private final class Work {
        private final BackendRow row;
        private final ProjectRef project;
        private final int size;
        private final long user;
        private final Progress progress;
        private final CancelToken cancel;

        Work(BackendRow row, ProjectRef project, int size, long user, Progress progress, CancelToken cancel) {
            this.row = row;
            this.project = project;
            this.size = size;
            this.user = user;
            this.progress = progress;
            this.cancel = cancel;
        }

        Map<String, String> run() throws InterruptedException {
            try {
                return predict();
            } catch (BackendException e) {
                states.failed(row, e);
                throw e;
            }
        }

        private Map<String, String> predict() throws InterruptedException {
            long total = count();
            progress.report("Predicting", 0, total);
            PredictionRun run = predictor.start(row, project, user);
            long done = 0;
            long stored = 0;
            List<Long> tasks = after(0);
            while (!tasks.isEmpty()) {
                cancel.throwIfCancelled();
                stored += patiently(run, tasks);
                done += tasks.size();
                progress.report("Predicting", done, Math.max(done, total));
                tasks = after(tasks.getLast());
            }
            progress.log("stored " + stored + " predictions; the other tasks had one of this version");
            return Map.of("predictions", Long.toString(stored));
        }

        /** A backend that is busy is asked again a little later. */
        private int patiently(PredictionRun run, List<Long> tasks) throws InterruptedException {
            for (int attempt = 1; ; attempt++) {
                try {
                    return run.predict(tasks, size);
                } catch (BackendException e) {
                    if (e.status() != 503 || attempt == TRIES) {
                        throw e;
                    }
                    progress.log(e.getMessage());
                    cancel.throwIfCancelled();
                    Thread.sleep(Duration.ofMillis(500L << attempt));
                }
            }
        }

        private long count() {
            return database.read(handle -> handle.createQuery("SELECT task_number FROM projects WHERE id = :project")
                    .bind("project", project.id())
                    .mapTo(Long.class)
                    .findOne()
                    .orElse(0L));
        }

        private List<Long> after(long last) {
            return database.read(handle -> handle.createQuery("SELECT id FROM visible_tasks"
                            + " WHERE project_id = :project AND id > :last ORDER BY id LIMIT :size")
                    .bind("project", project.id())
                    .bind("last", last)
                    .bind("size", size)
                    .mapTo(Long.class)
                    .list());
        }
    }
}
