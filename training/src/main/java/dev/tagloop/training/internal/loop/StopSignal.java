package dev.tagloop.training.internal.loop;

import dev.tagloop.training.TrainingCancelledException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Says between two steps whether to stop: asked by the caller, by an interrupt, or by the end of the process.
 *
 * <p>While it is open the end of the process waits for the running step, because tearing libtorch down under a step
 * crashes the process.
 */
public final class StopSignal implements AutoCloseable {

    private static final long LONGEST_STEP_SECONDS = 30;

    private final BooleanSupplier cancelled;
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::awaitStep, "tagloop-training-stop");
    private volatile boolean processEnds;

    /** Starts listening; {@code cancelled} is asked on the training thread. */
    public StopSignal(BooleanSupplier cancelled) {
        this.cancelled = cancelled;
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            processEnds = true;
        }
    }

    private void awaitStep() {
        processEnds = true;
        try {
            finished.await(LONGEST_STEP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Goes on unless it is time to stop.
     *
     * @throws TrainingCancelledException if it is
     */
    public void check() {
        if (processEnds || Thread.currentThread().isInterrupted() || cancelled.getAsBoolean()) {
            throw new TrainingCancelledException("the training was cancelled");
        }
    }

    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending; the hook has seen the latch.
            processEnds = true;
        }
    }
}
