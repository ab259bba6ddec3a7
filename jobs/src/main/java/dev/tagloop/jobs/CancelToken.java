package dev.tagloop.jobs;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Asks long work to stop between two of its steps. Safe for any thread; cancelling twice is harmless. */
public final class CancelToken {
    private final AtomicBoolean cancelled = new AtomicBoolean();

    /** Asks for a stop. */
    public void cancel() {
        cancelled.set(true);
    }

    public boolean isCancelled() {
        return cancelled.get();
    }

    /**
     * To be called between two steps, where stopping leaves nothing half done.
     *
     * @throws CancellationException when a stop has been asked for
     */
    public void throwIfCancelled() {
        if (isCancelled()) {
            throw new CancellationException("The work was cancelled.");
        }
    }
}
