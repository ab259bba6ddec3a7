package dev.tagloop.hub.internal.download;

import dev.tagloop.hub.HubException;
import dev.tagloop.hub.TransferListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Runs transfers side by side. The first failure, an interrupt, or a listener that cancels ends all of them: they run on
 * virtual threads, whose reads and writes an interrupt ends at once.
 */
public final class Workers {
    private static final long POLL_MILLIS = 100;
    private static final long FAREWELL_SECONDS = 10;

    private Workers() {}

    /** One task, under watch. */
    public static <T> T run(Callable<T> task, TransferListener listener) {
        return run(List.of(task), 1, listener).getFirst();
    }

    /** All tasks, at most {@code parallel} at a time; results in the order of the tasks. */
    public static <T> List<T> run(List<? extends Callable<T>> tasks, int parallel, TransferListener listener) {
        ExecutorService threads = Executors.newFixedThreadPool(
                Math.max(1, Math.min(parallel, tasks.size())),
                Thread.ofVirtual().name("tagloop-hub-", 0).factory());
        try {
            CompletionService<T> finished = new ExecutorCompletionService<>(threads);
            List<Future<T>> futures = new ArrayList<>();
            tasks.forEach(task -> futures.add(finished.submit(task)));
            for (int left = futures.size(); left > 0; ) {
                Future<T> one = finished.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (one != null) {
                    one.get();
                    left--;
                }
                if (listener.cancelled()) {
                    throw new HubException(HubException.Kind.CANCELLED, "The transfer was cancelled");
                }
            }
            return futures.stream().map(Future::resultNow).toList();
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HubException(HubException.Kind.CANCELLED, "The transfer was cancelled", e);
        } finally {
            end(threads);
        }
    }

    private static RuntimeException rethrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    /** Waits for what is ending, so that no temporary file appears after the answer. */
    private static void end(ExecutorService threads) {
        threads.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            threads.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
