package dev.tagloop.server.learner;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets one training run at a time, in the order in which they came; the others wait and can be cancelled. */
final class Turns {
    private static final long LOOK_MILLIS = 200;

    private final Semaphore place = new Semaphore(1, true);
    private volatile long holder;

    /** A training's turn, until it is closed. */
    final class Turn implements AutoCloseable {
        @Override
        public void close() {
            holder = 0;
            place.release();
        }
    }

    /** Waits for a project's turn. @throws java.util.concurrent.CancellationException if it is cancelled meanwhile */
    Turn take(long project, Progress progress, CancelToken cancel) throws InterruptedException {
        while (!place.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            cancel.throwIfCancelled();
            progress.report("Waiting: another training runs", 0, 0);
        }
        holder = project;
        return new Turn();
    }

    /** What a project's training that has begun waits for. */
    Optional<String> waitingFor(long project) {
        long running = holder;
        return running == 0 || running == project
                ? Optional.empty()
                : Optional.of("Another training runs (project " + running + ")");
    }
}
