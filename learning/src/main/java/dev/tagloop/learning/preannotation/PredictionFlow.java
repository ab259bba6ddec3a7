package dev.tagloop.learning.preannotation;

import dev.tagloop.labelstudio.model.Task;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Batches of tasks on their way from a server through a model: one thread fetches, several predict, and whoever stores them takes them out in the order
 * in which they were fetched. Only a few batches are on their way at one time, so that a project of any size fits in memory. What goes wrong with a batch
 * is told in its turn, after all batches before it.
 *
 * @param <P> what is said of a batch
 */
final class PredictionFlow<P> implements AutoCloseable {
    /** Batches beside those that are predicted: the next ones, and those that wait to be stored. */
    private static final int AHEAD = 2;

    private final BlockingQueue<Future<Optional<P>>> waiting;
    private final ExecutorService predicting;
    private final Thread fetching;

    /**
     * Begins at once.
     *
     * @param tasks is asked for the tasks by the fetching thread, which closes them
     * @param accepts asked by the fetching thread once a task
     * @param size tasks of a batch
     * @param threads that predict
     * @param predict says something of a batch; called by several threads at once if there are several
     */
    PredictionFlow(
            Callable<Stream<Task>> tasks,
            Predicate<Task> accepts,
            int size,
            int threads,
            Function<List<Task>, P> predict) {
        waiting = new LinkedBlockingQueue<>(threads + AHEAD);
        predicting = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("predict-", 1).daemon().factory());
        fetching = Thread.ofVirtual().name("fetch-tasks").start(() -> fetch(tasks, accepts, size, predict));
    }

    private void fetch(
            Callable<Stream<Task>> source, Predicate<Task> accepts, int size, Function<List<Task>, P> predict) {
        try {
            Future<Optional<P>> end;
            try (Stream<Task> tasks = source.call()) {
                List<Task> batch = new ArrayList<>();
                for (Iterator<Task> all = tasks.iterator(); all.hasNext(); ) {
                    Task task = all.next();
                    if (accepts.test(task)) {
                        batch.add(task);
                    }
                    if (batch.size() == size) {
                        give(batch, predict);
                        batch = new ArrayList<>();
                    }
                }
                if (!batch.isEmpty()) {
                    give(batch, predict);
                }
                end = CompletableFuture.completedFuture(Optional.empty());
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception | Error e) {
                end = CompletableFuture.failedFuture(e);
            }
            waiting.put(end);
        } catch (InterruptedException e) {
            // Nobody takes any more.
            Thread.currentThread().interrupt();
        }
    }

    private void give(List<Task> batch, Function<List<Task>, P> predict) throws InterruptedException {
        waiting.put(predicting.submit(() -> Optional.of(predict.apply(batch))));
    }

    /**
     * What is said of the next batch; waits for it. Empty at the end, after which nothing may be asked for.
     *
     * @throws RuntimeException that fetching or predicting it ended with
     */
    Optional<P> next() {
        try {
            return waiting.take().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("interrupted while tasks were predicted");
            cancelled.initCause(e);
            throw cancelled;
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** Ends what has begun and waits for it: afterwards neither the server nor the model is in use. */
    @Override
    public void close() {
        fetching.interrupt();
        predicting.shutdownNow();
        predicting.close();
        boolean interrupted = false;
        while (true) {
            try {
                fetching.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
