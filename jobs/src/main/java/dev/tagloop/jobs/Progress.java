package dev.tagloop.jobs;

/**
 * Where long work says how far it is. Implementations draw a bar, store a job's state or push events; they may be
 * called from any thread and must return quickly.
 */
@FunctionalInterface
public interface Progress {
    /** Listens to nothing. */
    Progress NONE = (step, done, total) -> {};

    /**
     * Says how far a step is.
     *
     * @param step what is being done, in words for a person ("Training")
     * @param done units finished so far
     * @param total units in all, or 0 when that is not known
     */
    void report(String step, long done, long total);

    /** A line worth keeping, such as the metrics of an epoch. Ignored unless overridden. */
    default void log(String line) {}
}
