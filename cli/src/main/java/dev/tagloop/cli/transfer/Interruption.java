package dev.tagloop.cli.transfer;

import dev.tagloop.jobs.CancelToken;
import java.util.concurrent.CountDownLatch;

/** Lets Ctrl-C end work between two of its steps: the process waits until the work has tidied up. */
public final class Interruption implements AutoCloseable {
    private final CancelToken token = new CancelToken();
    private final CountDownLatch tidied = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupted, "cancel-import");

    /** From now until it is closed. */
    public Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Asked before each step. */
    public CancelToken token() {
        return token;
    }

    private void interrupted() {
        token.cancel();
        try {
            tidied.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        tidied.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already and runs the hook itself.
            return;
        }
    }
}
