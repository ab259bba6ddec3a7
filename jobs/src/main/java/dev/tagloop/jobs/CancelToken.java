package dev.tagloop.jobs;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Asks long work to stop between two of its steps. Safe for any thread; cancelling twice is harmless. */
public final class CancelToken {
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final BooleanSupplier elsewhere;

    /** A token that only {@link #cancel} cancels. */
    public CancelToken() {
        this(() -> false);
    }

    /** A token that is also cancelled once {@code elsewhere} says so, which is asked often and from any thread. */
    public CancelToken(BooleanSupplier elsewhere) {
        this.elsewhere = elsewhere;
    }

    /** Asks for a stop. */
    public void cancel() {
        cancelled.set(true);
    }

    public boolean isCancelled() {
        return cancelled.get() || elsewhere.getAsBoolean();
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
