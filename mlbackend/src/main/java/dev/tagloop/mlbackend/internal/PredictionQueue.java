package dev.tagloop.mlbackend.internal;

import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.labelstudio.backend.MlBackend;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.labelstudio.model.Task;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Brings requests to the model one batch after the other. While it is at work, requests gather; what fits together then goes to it at once.
 * Nothing waits for more to come, so a single request is never slowed down. A person who labels waits at the front.
 */
final class PredictionQueue implements AutoCloseable {
    private final MlBackend backend;
    private final int batch;
    private final int most;
    private final HostFigures figures;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Thread worker;
    private int waitingTasks;
    private boolean closed;

    PredictionQueue(MlBackend backend, int batch, int most, HostFigures figures) {
        this.backend = backend;
        this.batch = batch;
        this.most = most;
        this.figures = figures;
        // Models compute in native code, which would hold the carrier of a virtual thread.
        this.worker = Thread.ofPlatform().daemon().name("backend-predict").start(this::work);
    }

    private record Waiting(PredictionRequest request, CompletableFuture<List<BackendPrediction>> answer) {
        int tasks() {
            return request.tasks().size();
        }

        boolean isInteractive() {
            return request.context().isPresent();
        }

        boolean goesWith(Waiting other) {
            return !isInteractive()
                    && !other.isInteractive()
                    && request.project().equals(other.request.project())
                    && request.params().equals(other.request.params());
        }
    }

    /** Waits for a request's predictions. @throws HostFault 503 if too many wait, or the time is over */
    List<BackendPrediction> predict(PredictionRequest request, Duration patience) {
        Waiting mine = new Waiting(request, new CompletableFuture<>());
        enqueue(mine);
        try {
            return mine.answer().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            mine.answer().cancel(false);
            throw HostFault.busy(
                    "The model did not answer within " + patience.toSeconds() + " seconds.", figures.patience());
        } catch (InterruptedException e) {
            mine.answer().cancel(false);
            Thread.currentThread().interrupt();
            throw HostFault.busy("The backend stops.", Duration.ofSeconds(1));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        }
    }

    private synchronized void enqueue(Waiting one) {
        if (closed) {
            throw HostFault.busy("The backend stops.", Duration.ofSeconds(1));
        }
        // A request that is larger than the queue is taken when nothing else waits: coming back later would not help
        // it.
        if (waitingTasks > 0 && waitingTasks + one.tasks() > most) {
            figures.refused();
            throw HostFault.busy(
                    waitingTasks + " tasks wait for the model already, and no more than " + most + " may.",
                    figures.timeFor(waitingTasks));
        }
        if (one.isInteractive()) {
            waiting.addFirst(one);
        } else {
            waiting.addLast(one);
        }
        waitingTasks += one.tasks();
        notifyAll();
    }

    /** How many tasks wait for the model. */
    synchronized int waiting() {
        return waitingTasks;
    }

    private void work() {
        for (List<Waiting> together = next(); !together.isEmpty(); together = next()) {
            serve(together);
        }
    }

    private void serve(List<Waiting> together) {
        try {
            answer(together);
        } catch (RuntimeException e) {
            failed(together, e);
        } catch (Error e) {
            // A request that is too much for the machine, or meets a defect, must not end the service of all others.
            failed(
                    together,
                    HostFault.failed("The model failed: " + e.getClass().getSimpleName() + "."));
        }
    }

    /** The next requests that can go to the model together; empty at the end. */
    private synchronized List<Waiting> next() {
        List<Waiting> together = new ArrayList<>();
        while (together.isEmpty()) {
            while (waiting.isEmpty() && !closed) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    closed = true;
                }
            }
            if (waiting.isEmpty()) {
                return List.of();
            }
            int tasks = 0;
            for (Iterator<Waiting> all = waiting.iterator(); all.hasNext() && tasks < batch; ) {
                Waiting one = all.next();
                boolean fits =
                        together.isEmpty() || (together.getFirst().goesWith(one) && tasks + one.tasks() <= batch);
                if (one.answer().isDone() || fits) {
                    all.remove();
                    waitingTasks -= one.tasks();
                }
                if (!one.answer().isDone() && fits) {
                    together.add(one);
                    tasks += one.tasks();
                }
            }
        }
        return together;
    }

    private void answer(List<Waiting> together) {
        List<Task> tasks = new ArrayList<>();
        together.forEach(one -> tasks.addAll(one.request().tasks()));
        long start = System.nanoTime();
        List<BackendPrediction> predictions =
                backend.predict(together.getFirst().request().withTasks(tasks));
        if (predictions.size() != tasks.size()) {
            throw HostFault.failed("The model gave " + predictions.size() + " predictions for " + tasks.size()
                    + " tasks; each task needs one, in their order.");
        }
        figures.predicted(tasks.size(), Duration.ofNanos(System.nanoTime() - start));
        int from = 0;
        for (Waiting one : together) {
            one.answer().complete(List.copyOf(predictions.subList(from, from + one.tasks())));
            from += one.tasks();
        }
    }

    /** Each request of several is tried again by itself, so that it fails only for who caused it. */
    private void failed(List<Waiting> together, RuntimeException failure) {
        if (together.size() == 1) {
            together.getFirst().answer().completeExceptionally(failure);
        } else {
            together.forEach(one -> serve(List.of(one)));
        }
    }

    /** Sends away who waits and lets the model end what it is at. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            waiting.forEach(one ->
                    one.answer().completeExceptionally(HostFault.busy("The backend stops.", Duration.ofSeconds(1))));
            waiting.clear();
            waitingTasks = 0;
            notifyAll();
        }
        try {
            worker.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
