package dev.tagloop.server.learner;

import dev.tagloop.core.labelerrors.SuspectedText;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.Learner;
import dev.tagloop.server.work.JobReport;
import java.util.List;
import java.util.Optional;

/** What the server's learner thinks of labels that it did not learn from. */
public final class LabelDoubts {
    private final Learners learners;

    LabelDoubts(Learners learners) {
        this.learners = learners;
    }

    /** Why a project's labels cannot be doubted by models; empty if they can. */
    public Optional<String> obstacle(long project) {
        Learners.Pupil pupil = learners.pupil(project);
        Learner.Standing standing = pupil.standing();
        return standing.suitable()
                ? Optional.empty()
                : Optional.of(standing.reason().orElse("The learner cannot serve this project's labels."));
    }

    /**
     * Texts whose labels are likely wrong, by place, the most suspicious first.
     *
     * @throws BackendException if the learner cannot; the message says why
     * @throws java.util.concurrent.CancellationException if the job was cancelled
     */
    public List<SuspectedText> of(long project, List<LabeledText> texts, JobReport report, CancelToken cancel) {
        Learners.Pupil pupil = learners.pupil(project);
        return pupil.require().suspects(pupil.project(), texts, new ReportedWatch(report, cancel, false));
    }
}
