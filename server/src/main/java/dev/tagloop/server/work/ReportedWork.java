package dev.tagloop.server.work;

import dev.tagloop.jobs.CancelToken;
import java.util.Map;

/** Long work that measures something on its way. */
@FunctionalInterface
public interface ReportedWork {
    /**
     * Does the work.
     *
     * @param cancel to be asked between steps
     * @return what was made
     * @throws java.util.concurrent.CancellationException when it stopped because it was asked to
     * @throws Exception for any other failure; its message is what a person reads
     */
    Map<String, String> run(JobReport report, CancelToken cancel) throws Exception;
}
