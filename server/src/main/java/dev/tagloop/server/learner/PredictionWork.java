package dev.tagloop.server.learner;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.JobStatus;
import dev.tagloop.jobs.Progress;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.work.ProjectJobs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets the learner predict the tasks of a project that nobody has labelled, as a job: batch by batch, each stored when it is there. It changes over
 * to a version that is promoted meanwhile.
 */
final class PredictionWork {
    static final String KIND = "predict/learner";
    private static final int BATCH = 32;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration LONGEST_YIELD = Duration.ofSeconds(1);

    private final Database database;
    private final Learners learners;
    private final LearnerPredictor predictor;
    private final ProjectJobs jobs;

    PredictionWork(Database database, Learners learners, LearnerPredictor predictor, ProjectJobs jobs) {
        this.database = database;
        this.learners = learners;
        this.predictor = predictor;
        this.jobs = jobs;
    }

    /** Predicts because somebody asks for it. */
    JobStatus start(Learners.Pupil pupil) {
        return submit(pupil, false);
    }

    /** Predicts anew because another version answers; leaves the machine to others for half of the time. */
    JobStatus refresh(Learners.Pupil pupil) {
        return submit(pupil, true);
    }

    private JobStatus submit(Learners.Pupil pupil, boolean patient) {
        return jobs.submit(
                pupil.id(),
                KIND,
                "Predict \"" + pupil.title() + "\" with its learner",
                (progress, cancel) -> run(pupil.id(), patient, progress, cancel));
    }

    private Map<String, String> run(long project, boolean patient, Progress progress, CancelToken cancel)
            throws InterruptedException {
        Optional<String> version = Optional.empty();
        long total = 0;
        long done = 0;
        long stored = 0;
        long last = 0;
        while (true) {
            cancel.throwIfCancelled();
            Learners.Pupil pupil = learners.pupil(project);
            Optional<String> serving = pupil.standing().serving();
            if (serving.isEmpty()) {
                throw ApiException.of(
                        400, pupil.standing().reason().orElse("The learner does not answer yet; try again later."));
            }
            if (!serving.equals(version)) {
                version = serving;
                total = done + database.read(handle -> LearnerPredictions.countOpen(handle, project, serving.get()));
                last = 0;
                progress.log("predicting with " + serving.get());
            }
            long after = last;
            List<Long> tasks =
                    database.read(handle -> LearnerPredictions.open(handle, project, serving.get(), after, BATCH));
            if (tasks.isEmpty()) {
                return Map.of("version", serving.get(), "predictions", Long.toString(stored));
            }
            long start = System.nanoTime();
            Optional<Integer> fresh = predict(pupil, tasks);
            if (fresh.isEmpty()) {
                progress.report("Waiting: the learner prepares itself", done, Math.max(done, total));
                Thread.sleep(BETWEEN_LOOKS);
                continue;
            }
            stored += fresh.get();
            done += tasks.size();
            last = tasks.getLast();
            progress.report("Predicting", done, Math.max(done, total));
            if (patient) {
                rest(Duration.ofNanos(System.nanoTime() - start));
            }
        }
    }

    /** Empty while the learner prepares itself. */
    private Optional<Integer> predict(Learners.Pupil pupil, List<Long> tasks) {
        ProjectRef project = database.read(handle -> ProjectRef.find(handle, pupil.id()))
                .orElseThrow(() -> ApiException.noMatch("Project"));
        return predictor.predict(pupil, project, tasks);
    }

    private static void rest(Duration took) throws InterruptedException {
        Thread.sleep(took.compareTo(LONGEST_YIELD) < 0 ? took : LONGEST_YIELD);
    }
}
