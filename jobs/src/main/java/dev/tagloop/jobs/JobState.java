package dev.tagloop.jobs;

/** Where a job is in its life. */
public enum JobState {
    /** Accepted, not begun. */
    QUEUED,
    /** At work. */
    RUNNING,
    /** Ended with a result. */
    SUCCEEDED,
    /** Ended with an error. */
    FAILED,
    /** Ended because somebody asked for it. */
    CANCELLED,
    /** Its process ended, or was stopped, while it ran; what it had published stays, the rest is lost. */
    INTERRUPTED;

    /** Whether nothing more will happen. */
    public boolean isOver() {
        return this != QUEUED && this != RUNNING;
    }
}
