package dev.tagloop.server.learner;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.JobStatus;
import dev.tagloop.jobs.Progress;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.work.ProjectJobs;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Lets the learner predict the tasks of a project that nobody has labelled, as a job: batch by batch, each stored when it is there. It changes over
 * to a version that is promoted meanwhile, and begins with the tasks that people see next.
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
    private final BiConsumer<Long, String> refreshed;

    /** @param refreshed hears of projects whose waiting tasks a version has predicted */
    PredictionWork(
            Database database,
            Learners learners,
            LearnerPredictor predictor,
            ProjectJobs jobs,
            BiConsumer<Long, String> refreshed) {
        this.database = database;
        this.learners = learners;
        this.predictor = predictor;
        this.jobs = jobs;
        this.refreshed = refreshed;
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
        Deque<Long> waiting = new ArrayDeque<>();
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
                waiting = new ArrayDeque<>(waiting(project, serving.get()));
                progress.log("predicting with " + serving.get());
            }
            long after = last;
            boolean isAwaited = !waiting.isEmpty();
            List<Long> tasks = isAwaited
                    ? first(waiting)
                    : database.read(handle -> LearnerPredictions.open(handle, project, serving.get(), after, BATCH));
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
            progress.report("Predicting", done, Math.max(done, total));
            if (isAwaited) {
                tasks.forEach(waiting::remove);
                if (waiting.isEmpty()) {
                    refreshed.accept(project, serving.get());
                }
                continue;
            }
            last = tasks.getLast();
            if (patient) {
                rest(Duration.ofNanos(System.nanoTime() - start));
            }
        }
    }

    private List<Long> waiting(long project, String version) {
        return database.read(handle -> ProjectRef.find(handle, project)
                .map(ref -> WaitingTasks.of(handle, ref, version))
                .orElse(List.of()));
    }

    private static List<Long> first(Deque<Long> waiting) {
        return waiting.stream().limit(BATCH).toList();
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
