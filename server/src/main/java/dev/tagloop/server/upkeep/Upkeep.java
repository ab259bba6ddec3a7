package dev.tagloop.server.upkeep;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that the server does by itself, on one thread: one piece after the other. A piece that fails is logged and comes again in its turn.
 * Pieces should be short, or look at {@link #isClosing} between their parts.
 */
public final class Upkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    /** How long the end of the server waits for the piece that runs. */
    private static final long PATIENCE_SECONDS = 30;

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().name("tagloop-upkeep").daemon(true).unstarted(work));
    private final List<ExecutorService> others = new CopyOnWriteArrayList<>();
    private final List<Runnable> ends = new CopyOnWriteArrayList<>();
    private final List<Runnable> stops = new CopyOnWriteArrayList<>();
    private volatile boolean closing;

    /**
     * Does something again and again, the first time soon.
     *
     * @param what names it in the log: "emptying the trash"
     */
    public void every(Duration period, String what, Runnable work) {
        executor.scheduleWithFixedDelay(
                () -> run(what, work), Math.min(1000, period.toMillis()), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does something once, as soon as what runs now is done; not at all when the server ends before. */
    public void soon(String what, Runnable work) {
        try {
            executor.execute(() -> run(what, work));
        } catch (RejectedExecutionException e) {
            LOG.debug("{} waits for the next start", what, e);
        }
    }

    private void run(String what, Runnable work) {
        if (closing) {
            return;
        }
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("{} failed: {}", what, e.getMessage(), e);
        }
    }

    /** Lets workers that others have come to their end when the server ends; they look at {@link #isClosing} too. */
    public void atTheEnd(ExecutorService workers) {
        others.add(workers);
    }

    /** Runs this when the server ends, before the store is closed: it stops work of others and waits for it. */
    public void beforeTheEnd(Runnable end) {
        ends.add(end);
    }

    /** Runs this when the server is to stop, before it waits for requests that run: it ends those that would not end by themselves. */
    public void whenStopping(Runnable stop) {
        stops.add(stop);
    }

    /** The server is to stop. */
    public void stopping() {
        stops.forEach(Runnable::run);
    }

    /** True when the server is about to end: long work stops at the next good place. */
    public boolean isClosing() {
        return closing;
    }

    /** Lets the piece that runs come to its end and does no other. */
    @Override
    public void close() {
        closing = true;
        ends.forEach(Runnable::run);
        others.add(executor);
        others.forEach(ExecutorService::shutdown);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            for (ExecutorService workers : others) {
                if (!workers.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    LOG.warn("The server ends while its upkeep still works; the next start goes on with it.");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
