package dev.tagloop.jobs;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known of a job at one moment; this is what is stored.
 *
 * @param id its id, in the order of creation
 * @param kind what sort of work, such as {@code training}
 * @param title for a person, such as {@code Train project 3}
 * @param state where it is in its life
 * @param step what it is doing, in words for a person; empty before the first report
 * @param done units of the step that are finished
 * @param total units of the step in all, or 0 when that is not known
 * @param created when it was accepted
 * @param started when it began; null before
 * @param finished when it ended; null before
 * @param error why it failed, for a person; null otherwise
 * @param result what it made, such as a model version; empty until it succeeded
 * @param owner the process that runs it
 */
public record JobStatus(
        String id,
        String kind,
        String title,
        JobState state,
        String step,
        long done,
        long total,
        Instant created,
        Instant started,
        Instant finished,
        String error,
        Map<String, String> result,
        ProcessMark owner) {

    /** Copies the result. */
    public JobStatus {
        result = Collections.unmodifiableMap(new LinkedHashMap<>(result));
    }

    static JobStatus queued(String id, String kind, String title, Instant now) {
        return new JobStatus(
                id, kind, title, JobState.QUEUED, "", 0, 0, now, null, null, null, Map.of(), ProcessMark.own());
    }

    JobStatus running(Instant now) {
        return new JobStatus(
                id, kind, title, JobState.RUNNING, step, done, total, created, now, null, null, result, owner);
    }

    JobStatus at(String newStep, long newDone, long newTotal) {
        return new JobStatus(
                id, kind, title, state, newStep, newDone, newTotal, created, started, null, null, result, owner);
    }

    JobStatus over(JobState end, String why, Map<String, String> made, Instant now) {
        return new JobStatus(id, kind, title, end, step, done, total, created, started, now, why, made, owner);
    }
}
