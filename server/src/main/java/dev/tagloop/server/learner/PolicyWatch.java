package dev.tagloop.server.learner;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.storage.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts trainings when policies say so. Only projects are looked at that somebody labelled since the last look; at the start those that have labels,
 * and trainings that the last stop interrupted.
 */
final class PolicyWatch {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyWatch.class);

    private final Database database;
    private final Learners learners;
    private final Trainings trainings;
    private final Set<Long> looked = ConcurrentHashMap.newKeySet();
    private final Map<Long, Instant> reached = new HashMap<>();
    private boolean begun;

    PolicyWatch(Database database, Learners learners, Trainings trainings) {
        this.database = database;
        this.learners = learners;
        this.trainings = trainings;
    }

    /** A project has other labels, or another policy. */
    void lookAt(long project) {
        looked.add(project);
    }

    /** Looks once. */
    void tick() {
        if (!begun) {
            begun = true;
            resume();
            looked.addAll(database.read(handle -> handle.createQuery(
                            "SELECT id FROM projects WHERE total_annotations_number > 0 AND organization_id NOT IN"
                                    + " (SELECT organization_id FROM trash_home)")
                    .mapTo(Long.class)
                    .list()));
        }
        for (long project : List.copyOf(looked)) {
            // Before it is looked at: labels that come meanwhile are seen the next time.
            looked.remove(project);
            if (look(project)) {
                looked.add(project);
            } else {
                reached.remove(project);
            }
        }
    }

    /** Goes on with what was interrupted. */
    private void resume() {
        List<LearnerRow> rows = database.read(
                handle -> handle.createQuery(LearnerRow.SELECT + "WHERE l.wanted IS NOT NULL ORDER BY l.project_id")
                        .map(LearnerRow.MAPPER)
                        .list());
        for (LearnerRow row : rows) {
            Optional<Wanted> again = Wanted.read(row.wanted()).again();
            Optional<Learners.Pupil> pupil = learners.find(row.projectId());
            if (again.isPresent() && pupil.isPresent() && pupil.get().standing().suitable()) {
                start(pupil.get(), again.get());
            } else {
                LOG.warn("The interrupted training of project {} is not begun again.", row.projectId());
                trainings.dismiss(row.projectId());
            }
        }
    }

    /** @return whether to look again soon */
    private boolean look(long project) {
        Optional<Learners.Pupil> found =
                learners.find(project).filter(pupil -> pupil.enabled().isPresent());
        if (found.isEmpty()) {
            return false;
        }
        Learners.Pupil pupil = found.get();
        LearningPolicy policy = pupil.row().policy();
        if (policy.mode() == LearningPolicy.Mode.MANUAL) {
            return false;
        }
        Optional<Instant> learned = pupil.learnedUntil();
        NewLabels fresh = database.read(
                handle -> NewLabels.since(handle, project, pupil.row().triedAt(), learned));
        NewLabels since = database.read(
                handle -> NewLabels.since(handle, project, pupil.row().begunAt(), learned));
        boolean warm = policy.isEnoughForWarm(since.count()) && canGoOn(pupil);
        if (!policy.isEnough(fresh.count()) && !warm) {
            return false;
        }
        if (trainings.isBusy(project)) {
            return true;
        }
        if (warm) {
            startWarm(pupil, Wanted.POLICY + ", after " + since.count() + " new labels");
            // A training from all labels may be due as well, and follows.
            return true;
        }
        Instant now = Instant.now();
        LearningPolicy.Facts facts = new LearningPolicy.Facts(
                fresh.count(),
                fresh.last(),
                Optional.of(reached.computeIfAbsent(project, id -> now)),
                pupil.row().tried());
        Duration wait = policy.due(facts, now).orElseThrow();
        if (!wait.isZero()) {
            return true;
        }
        if (pupil.standing().suitable()) {
            start(
                    pupil,
                    Wanted.of(pupil.row().settingsJson(), Wanted.POLICY + ", after " + fresh.count() + " new labels"));
        }
        return false;
    }

    private static boolean canGoOn(Learners.Pupil pupil) {
        return pupil.standing().suitable()
                && pupil.learner()
                        .flatMap(learner -> learner.warmBase(pupil.project()))
                        .isPresent();
    }

    private void startWarm(Learners.Pupil pupil, String why) {
        try {
            trainings.startWarm(pupil, why);
        } catch (ApiException e) {
            LOG.debug("no warm training of project {}: {}", pupil.id(), e.getMessage());
        }
    }

    private void start(Learners.Pupil pupil, Wanted wanted) {
        try {
            trainings.start(pupil, wanted);
        } catch (ApiException e) {
            LOG.debug("no training of project {}: {}", pupil.id(), e.getMessage());
        }
    }
}
