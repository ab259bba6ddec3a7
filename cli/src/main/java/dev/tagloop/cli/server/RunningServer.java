package dev.tagloop.cli.server;

import dev.tagloop.server.Studio;
import java.util.concurrent.CountDownLatch;

/** Keeps a server running until the process is asked to stop, then stops it in good order. */
public final class RunningServer implements AutoCloseable {
    private final Studio studio;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread hook;

    private RunningServer(Studio studio) {
        this.studio = studio;
        this.hook = new Thread(this::stop, "stop-server");
    }

    /** Takes care of a started server. */
    public static RunningServer of(Studio studio) {
        RunningServer running = new RunningServer(studio);
        Runtime.getRuntime().addShutdownHook(running.hook);
        return running;
    }

    public Studio studio() {
        return studio;
    }

    /** Waits until Ctrl-C or another signal ends the process. */
    public void await() {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop() {
        studio.close();
        stopped.countDown();
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already and runs the hook itself.
            return;
        }
    }
}
