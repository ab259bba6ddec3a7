package dev.tagloop.server.learner;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.JobStatus;
import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.labelstudio.backend.LearningWatch;
import dev.tagloop.labelstudio.backend.NotReadyException;
import dev.tagloop.labelstudio.backend.SteppedAsideException;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.work.JobReport;
import dev.tagloop.server.work.ProjectJobs;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trainings as jobs. What was asked for stands in the store until it has come to its end, so that a restart goes on with it; a training that fails
 * or is cancelled leaves everything as it was.
 */
final class Trainings {
    private static final Logger LOG = LoggerFactory.getLogger(Trainings.class);
    static final String KIND = "train/learner";
    static final String WARM = "train/warm";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    /** How long a training waits for a learner that still prepares itself. */
    private static final Duration PREPARATION = Duration.ofMinutes(30);

    private final DataFolder folder;
    private final Learners learners;
    private final ProjectJobs jobs;
    private final PredictionWork predictions;
    private final Turns turns = new Turns();

    Trainings(DataFolder folder, Learners learners, ProjectJobs jobs, PredictionWork predictions) {
        this.folder = folder;
        this.learners = learners;
        this.jobs = jobs;
        this.predictions = predictions;
    }

    /** The training of a project that runs or waits. */
    Optional<JobStatus> running(long project) {
        return jobs.running(project, KIND);
    }

    /** What that waits for. */
    Optional<String> waiting(long project, JobStatus training) {
        return Optional.of(training)
                .filter(job -> job.step().startsWith("Waiting"))
                .map(job -> turns.waitingFor(project).orElse(job.step()));
    }

    /**
     * Asks whether there is room on the disk for what a training writes.
     *
     * @return a warning, where it fits but little is left
     * @throws dev.tagloop.server.storage.StorageFullException when it does not fit
     */
    Optional<String> room(Learners.Pupil pupil, Wanted wanted) {
        return folder.roomFor("The training", pupil.require().roomToLearn(pupil.project(), wanted.settings()), 0);
    }

    /** Starts a training, or finds the one that runs. */
    JobStatus start(Learners.Pupil pupil, Wanted wanted) {
        return running(pupil.id()).orElseGet(() -> {
            learners.store(pupil.id(), Map.of("wanted", wanted.stored()));
            return jobs.submitReported(
                    pupil.id(),
                    KIND,
                    "Train the learner of \"" + pupil.title() + "\"",
                    (report, cancel) -> new Training(pupil.id(), report, cancel).run(wanted));
        });
    }

    /** Lets the version that answers go on with what is new. It is not stored as wanted: until it has ended its labels count as new. */
    JobStatus startWarm(Learners.Pupil pupil, String why) {
        return jobs.submitReported(
                pupil.id(),
                WARM,
                "Refresh the learner of \"" + pupil.title() + "\"",
                (report, cancel) -> new Training(pupil.id(), report, cancel).runWarm(why));
    }

    /** Whether a training of either kind runs or waits. */
    boolean isBusy(long project) {
        return running(project).isPresent() || jobs.running(project, WARM).isPresent();
    }

    /** The settings of a project with others laid over them. */
    static JsonObject settings(Learners.Pupil pupil, JsonObject more) {
        JsonObject settings = pupil.row().settingsJson();
        for (String key : more.keys()) {
            settings = settings.with(key, more.get(key).orElseThrow());
        }
        return settings;
    }

    /** Forgets a training that came to nothing. */
    void dismiss(long project) {
        learners.store(project, Collections.singletonMap("wanted", null));
    }

    private final class Training {
        private final long project;
        private final JobReport report;
        private final CancelToken cancel;

        Training(long project, JobReport report, CancelToken cancel) {
            this.project = project;
            this.report = report;
            this.cancel = cancel;
        }

        Map<String, String> run(Wanted wanted) throws Exception {
            try {
                report.log(wanted.why() + (wanted.attempt() > 1 ? ", attempt " + wanted.attempt() : ""));
                Map<String, String> made = learned(wanted);
                dismiss(project);
                return made;
            } catch (CancellationException | InterruptedException e) {
                // What the server's own end stopped goes on after the next start.
                if (!jobs.isClosing()) {
                    dismiss(project);
                }
                throw e;
            } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
                LOG.info("the training of project {} failed: {}", project, e.getMessage());
                dismiss(project);
                throw e;
            }
        }

        /** Makes way as often as it has to, and ends where those that went first have learned what it would have. */
        private Map<String, String> learned(Wanted wanted) throws InterruptedException {
            while (true) {
                try {
                    return inTurn(wanted);
                } catch (SteppedAsideException e) {
                    report.log("It made way for a training that somebody waited for.");
                    if (!isWorthIt()) {
                        return Map.of("why", "another training has learned these labels meanwhile");
                    }
                }
            }
        }

        private boolean isWorthIt() {
            Learners.Pupil pupil = learners.pupil(project);
            Optional<Instant> until = pupil.learnedUntil();
            return until.isEmpty()
                    || pupil.row()
                            .policy()
                            .isEnough(folder.database()
                                    .read(handle -> NewLabels.since(handle, project, null, until))
                                    .count());
        }

        /** Does something of a training in its turn, watched so that it makes way if it is to. */
        private <T> T makingWay(Turns.Turn turn, Function<LearningWatch, T> work) {
            CancelToken stop = new CancelToken(() -> cancel.isCancelled() || turn.isWanted());
            try {
                return work.apply(new ReportedWatch(report, stop, turn.makesWay()));
            } catch (CancellationException e) {
                cancel.throwIfCancelled();
                throw turn.isWanted() ? new SteppedAsideException("Another training goes first.") : e;
            }
        }

        private Map<String, String> inTurn(Wanted wanted) throws InterruptedException {
            Turns.Turn turn = turns.take(project, wanted.makesWay(), report, cancel);
            try {
                cancel.throwIfCancelled();
                room(learners.pupil(project), wanted).ifPresent(report::log);
                String began = Times.now();
                learners.store(project, Map.of("tried_at", began));
                LearnedVersion made = learn(learners.pupil(project), wanted, turn);
                Map<String, String> result = judge(made);
                learners.store(project, Map.of("trained_at", began));
                return result;
            } finally {
                turn.close();
            }
        }

        Map<String, String> runWarm(String why) throws Exception {
            report.log(why);
            Turns.Turn turn = turns.take(project, true, report, cancel);
            String began = Times.now();
            boolean tried = true;
            try {
                cancel.throwIfCancelled();
                Learners.Pupil pupil = learners.pupil(project);
                JsonObject settings = pupil.row().settingsJson();
                room(pupil, Wanted.of(settings, why)).ifPresent(report::log);
                Optional<LearnedVersion> made =
                        makingWay(turn, watch -> pupil.require().learnWarm(pupil.project(), settings, watch));
                return made.isPresent() ? judge(made.get()) : Map.of();
            } catch (SteppedAsideException e) {
                report.log("It made way for a training that somebody waited for.");
                tried = false;
                return Map.of();
            } finally {
                // What the server's own end stopped begins again after the next start.
                if (tried && !jobs.isClosing()) {
                    learners.store(project, Map.of("warmed_at", began));
                }
                turn.close();
            }
        }

        private LearnedVersion learn(Learners.Pupil pupil, Wanted wanted, Turns.Turn turn) throws InterruptedException {
            long end = System.nanoTime() + PREPARATION.toNanos();
            while (true) {
                try {
                    return makingWay(turn, watch -> pupil.require().learn(pupil.project(), wanted.settings(), watch));
                } catch (NotReadyException e) {
                    if (System.nanoTime() > end) {
                        throw e;
                    }
                    report.report("Waiting: " + e.getMessage(), 0, 0);
                    cancel.throwIfCancelled();
                    Thread.sleep(BETWEEN_LOOKS);
                }
            }
        }

        private Map<String, String> judge(LearnedVersion made) {
            report.report("Comparing", 0, 0);
            // As it is now: somebody may have changed the policy meanwhile.
            Learners.Pupil pupil = learners.pupil(project);
            Verdict verdict = Verdict.of(pupil, made);
            report.log(made.name() + (verdict.promote() ? " is promoted: " : " is not promoted: ") + verdict.why());
            if (verdict.promote()) {
                pupil.promote(made.name());
                if (pupil.row().refresh()) {
                    predictions.refresh(pupil);
                }
            }
            Map<String, String> result = new LinkedHashMap<>();
            result.put("version", made.name());
            result.put("promoted", Boolean.toString(verdict.promote()));
            result.put("why", verdict.why());
            return result;
        }
    }
}
