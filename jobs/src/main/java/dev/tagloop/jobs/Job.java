package dev.tagloop.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A piece of long work that runs, or ran, in this process. Safe for any thread. */
public final class Job implements Progress {

    private static final Logger LOG = LoggerFactory.getLogger(Job.class);
    /** How often progress reaches the disk; what is shown from memory is always fresh. */
    private static final Duration WRITE_INTERVAL = Duration.ofMillis(500);

    private final JobStore store;
    private final Consumer<JobStatus> onChange;
    private final CancelToken cancel = new CancelToken();
    private final CompletableFuture<JobStatus> end = new CompletableFuture<>();
    private volatile JobStatus status;
    private volatile boolean cancelled;
    private Instant written;

    Job(JobStore store, JobStatus status, Consumer<JobStatus> onChange) {
        this.store = store;
        this.status = status;
        this.onChange = onChange;
        change(status, true);
    }

    /** What is known now. */
    public JobStatus status() {
        return status;
    }

    /** The lines of its log so far. */
    public List<String> log() {
        return store.log(status.id());
    }

    /** Asks it to stop at the next point where nothing is left half done. */
    public void cancel() {
        cancelled = true;
        cancel.cancel();
    }

    /** Asks it to stop because the program does. */
    void stop() {
        cancel.cancel();
    }

    /** Waits for its end. */
    public JobStatus await() {
        return end.join();
    }

    /**
     * Waits for its end, but not for ever.
     *
     * @throws TimeoutException if it goes on longer
     * @throws InterruptedException if the waiting thread was interrupted
     */
    public JobStatus await(Duration atMost) throws TimeoutException, InterruptedException {
        try {
            return end.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void report(String step, long done, long total) {
        synchronized (this) {
            if (!status.state().isOver()) {
                boolean sameStep = status.step().equals(step);
                change(
                        status.at(step, done, total),
                        !sameStep || written.plus(WRITE_INTERVAL).isBefore(Instant.now()));
            }
        }
    }

    @Override
    public void log(String line) {
        store.append(status.id(), line);
    }

    void run(JobWork work) {
        if (cancel.isCancelled()) {
            stopped();
            return;
        }
        synchronized (this) {
            change(status.running(Instant.now()), true);
        }
        try {
            finish(JobState.SUCCEEDED, null, work.run(this, cancel));
        } catch (CancellationException e) {
            stopped();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped();
        } catch (Exception | LinkageError | OutOfMemoryError e) {
            LOG.debug("job {} failed", status.id(), e);
            finish(JobState.FAILED, message(e), Map.of());
        }
    }

    /** What nobody cancelled is interrupted. */
    private void stopped() {
        if (cancelled) {
            finish(JobState.CANCELLED, null, Map.of());
        } else {
            finish(JobState.INTERRUPTED, "the program was stopped while it ran", Map.of());
        }
    }

    private void finish(JobState state, String error, Map<String, String> result) {
        synchronized (this) {
            change(status.over(state, error, result, Instant.now()), true);
        }
        end.complete(status);
    }

    private void change(JobStatus next, boolean write) {
        status = next;
        if (write) {
            store.write(next);
            written = Instant.now();
        }
        onChange.accept(next);
    }

    private static String message(Throwable error) {
        return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    }
}
