package dev.tagloop.training.internal.loop;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One training at a time in a process: DJL can open one gradient collector only. Fair, so trainings run in the order in
 * which they came.
 */
public final class TrainingLock implements AutoCloseable {

    private static final Semaphore FREE = new Semaphore(1, true);
    private static final long POLL_MILLIS = 200;

    private boolean held;

    private TrainingLock() {
        held = true;
    }

    /**
     * Takes the lock, waiting for a running training to end.
     *
     * @param waiting called once if it has to wait
     * @param stop asked while waiting; throws to give up
     */
    public static TrainingLock acquire(Runnable waiting, Runnable stop) {
        try {
            if (!FREE.tryAcquire(0, TimeUnit.SECONDS)) {
                waiting.run();
                do {
                    stop.run();
                } while (!FREE.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS));
            }
            return new TrainingLock();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.run();
            throw new IllegalStateException("interrupted while another training was running in this process", e);
        }
    }

    @Override
    public void close() {
        if (held) {
            held = false;
            FREE.release();
        }
    }
}
