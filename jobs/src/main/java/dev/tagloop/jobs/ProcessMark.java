package dev.tagloop.jobs;

import java.time.Instant;

/**
 * Tells one process of this machine from every other one, also after its number was given to a new process.
 *
 * @param pid the process's number
 * @param startedMillis when it started, in milliseconds since 1970; 0 where the system does not tell
 */
public record ProcessMark(long pid, long startedMillis) {

    /** The mark of this process. */
    public static ProcessMark own() {
        return of(ProcessHandle.current());
    }

    /** Whether the process is still there. */
    public boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(handle -> of(handle).startedMillis == startedMillis)
                .isPresent();
    }

    private static ProcessMark of(ProcessHandle handle) {
        return new ProcessMark(
                handle.pid(),
                handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }
}
