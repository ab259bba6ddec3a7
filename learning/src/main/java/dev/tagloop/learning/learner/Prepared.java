package dev.tagloop.learning.learner;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that takes time and is made once, in the background, when it is asked for first. After a failure it is tried again, but not at once.
 *
 * @param <T> what it is
 */
final class Prepared<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Prepared.class);
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final Supplier<T> making;
    private final Executor executor;
    private T value;
    private boolean running;
    private String failure;
    private long failed;

    Prepared(Supplier<T> making, Executor executor) {
        this.making = making;
        this.executor = executor;
    }

    /** It, if it is there; asking has it made otherwise. */
    synchronized Optional<T> get() {
        boolean due = failure == null || System.nanoTime() - failed > PAUSE.toNanos();
        if (value == null && !running && due) {
            running = true;
            executor.execute(this::make);
        }
        return Optional.ofNullable(value);
    }

    /** Why it is not there although it was tried; empty if that is not so. */
    synchronized Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    private void make() {
        T made = null;
        String why = null;
        try {
            made = making.get();
        } catch (CancellationException e) {
            why = "it was cancelled";
        } catch (RuntimeException e) {
            LOG.warn("a preparation failed: {}", e.getMessage(), e);
            why = e.getMessage() == null ? e.toString() : e.getMessage();
        } catch (Error e) {
            LOG.warn("a preparation failed", e);
            why = e.toString();
        } finally {
            done(made, why);
        }
    }

    private synchronized void done(T made, String why) {
        value = made;
        failure = why;
        failed = System.nanoTime();
        running = false;
    }
}
