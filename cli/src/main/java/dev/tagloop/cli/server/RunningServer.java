package dev.tagloop.cli.server;

import dev.tagloop.labelstudio.backend.Learner;
import dev.tagloop.server.Studio;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Keeps a server running until the process is asked to stop, then stops it in good order. */
public final class RunningServer implements AutoCloseable {
    private final Studio studio;
    private final Optional<Learner> learner;
    private final QuietMemory memory = QuietMemory.watch();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread hook;

    private RunningServer(Studio studio, Optional<Learner> learner) {
        this.studio = studio;
        this.learner = learner;
        this.hook = new Thread(this::stop, "stop-server");
    }

    /** Takes care of a started server that has no learner. */
    public static RunningServer of(Studio studio) {
        return of(studio, Optional.empty());
    }

    /** Takes care of a started server, and of the learner that it uses. */
    public static RunningServer of(Studio studio, Optional<Learner> learner) {
        RunningServer running = new RunningServer(studio, learner);
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
        memory.close();
        studio.close();
        learner.ifPresent(Learner::close);
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
