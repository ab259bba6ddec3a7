package dev.tagloop.learning.learner;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a learner does beside its answers. */
final class Background implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    // Models compute in native code, which would hold the carriers of virtual threads.
    private final ExecutorService workers = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("learner-", 0).factory());
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("learner-clock").factory());

    /** Does something soon; what it throws is logged. After the end nothing is done any more. */
    @Override
    public void execute(Runnable work) {
        if (!workers.isShutdown()) {
            workers.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException | Error e) {
                    LOG.warn("work in the background failed: {}", e.getMessage(), e);
                }
            });
        }
    }

    /** Does something again and again. */
    void every(Duration pause, Runnable work) {
        clock.scheduleWithFixedDelay(() -> execute(work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Interrupts what is at work and waits some seconds for its end. */
    @Override
    public void close() {
        clock.shutdownNow();
        workers.shutdownNow();
        try {
            if (!workers.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("work in the background did not end within {} s", PATIENCE.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
