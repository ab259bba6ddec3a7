package dev.tagloop.jobs;

import java.util.Map;

/** The work of a job. */
@FunctionalInterface
public interface JobWork {

    /**
     * Does the work.
     *
     * @param progress where to say how far it is
     * @param cancel to be asked between steps
     * @return what was made, such as {@code version: v3}
     * @throws java.util.concurrent.CancellationException when it stopped because it was asked to
     * @throws Exception for any other failure; its message is what a person reads
     */
    Map<String, String> run(Progress progress, CancelToken cancel) throws Exception;
}
