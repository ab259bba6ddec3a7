package dev.tagloop.server.learner;

import dev.tagloop.jobs.JobStatus;
import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.labelstudio.backend.LearningWatch;
import dev.tagloop.server.work.ProjectJobs;
import java.util.List;
import java.util.Map;

/** Makes versions of others that answer together, as jobs. The new version waits for somebody to let it answer. */
final class CombinationWork {
    static final String KIND = "combine/learner";

    private final Learners learners;
    private final ProjectJobs jobs;

    CombinationWork(Learners learners, ProjectJobs jobs) {
        this.learners = learners;
        this.jobs = jobs;
    }

    /** Starts one, or finds the one that runs. */
    JobStatus start(Learners.Pupil pupil, List<String> versions) {
        return jobs.running(pupil.id(), KIND)
                .orElseGet(() -> jobs.submitReported(
                        pupil.id(),
                        KIND,
                        "Combine " + String.join(", ", versions) + " of \"" + pupil.title() + "\"",
                        (report, cancel) -> combine(pupil.id(), versions, new ReportedWatch(report, cancel, false))));
    }

    private Map<String, String> combine(long project, List<String> versions, LearningWatch watch) {
        Learners.Pupil pupil = learners.pupil(project);
        LearnedVersion made = pupil.require().combine(pupil.project(), versions, watch);
        return Map.of("version", made.name());
    }
}
