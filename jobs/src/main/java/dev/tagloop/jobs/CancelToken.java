package dev.tagloop.jobs;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A request to stop, seen by the work at points where it can stop cleanly. Safe to use from any thread; once cancelled
 * it stays so.
 */
public final class CancelToken {

    private final AtomicReference<String> reason = new AtomicReference<>();

    /** Asks the work to stop; the first reason is kept. */
    public void cancel(String why) {
        reason.compareAndSet(null, why);
    }

    /** Whether somebody asked the work to stop. */
    public boolean isCancelled() {
        return reason.get() != null;
    }

    /**
     * Ends the work here if it was cancelled.
     *
     * @throws CancellationException with the reason
     */
    public void throwIfCancelled() {
        String why = reason.get();
        if (why != null) {
            throw new CancellationException(why);
        }
    }
}
