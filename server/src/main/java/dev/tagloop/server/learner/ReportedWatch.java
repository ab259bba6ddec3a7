package dev.tagloop.server.learner;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.labelstudio.backend.LearningWatch;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.server.work.JobReport;

/** Passes what a learner tells of its work on to a job, and asks the job whether it was cancelled. */
record ReportedWatch(JobReport report, CancelToken cancel, boolean makesWay) implements LearningWatch {
    @Override
    public void progress(String step, long done, long total) {
        report.report(step, done, total);
    }

    @Override
    public void log(String line) {
        report.log(line);
    }

    @Override
    public void figures(JsonObject point) {
        report.figures(point.toNode());
    }

    @Override
    public boolean cancelled() {
        return cancel.isCancelled();
    }
}
