package dev.tagloop.jobs;

/**
 * Where long work says how far it is. Implementations are cheap, never throw, and may be called from several threads;
 * a progress bar, a job's stored state and a test's list are all such sinks.
 */
@FunctionalInterface
public interface Progress {

    /**
     * Says how far a step is.
     *
     * @param name what is being done, for a person to read, such as {@code "import"}
     * @param done how much is done, in units of the step's own
     * @param total how much there is; negative when not known
     */
    void step(String name, long done, long total);

    /** A line worth keeping in the job's log; ignored unless the sink keeps one. */
    default void log(String line) {}

    /** A sink that ignores everything. */
    static Progress none() {
        return (name, done, total) -> {};
    }
}
