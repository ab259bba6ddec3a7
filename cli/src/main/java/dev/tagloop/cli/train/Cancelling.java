package dev.tagloop.cli.train;

import dev.tagloop.jobs.CancelToken;

/** Ends trainings with the process. */
public final class Cancelling {
    private Cancelling() {}

    /**
     * Cancelled when the process is about to end. A training then ends between two steps, since libtorch crashes when it is torn down under a
     * running one.
     */
    public static CancelToken onExit() {
        CancelToken cancel = new CancelToken();
        Runtime.getRuntime().addShutdownHook(new Thread(cancel::cancel, "cancel-training"));
        return cancel;
    }
}
