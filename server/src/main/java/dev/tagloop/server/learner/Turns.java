package dev.tagloop.server.learner;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets one training run at a time, in the order in which they came; the others wait and can be cancelled. One that nobody waits for makes way for those
 * that somebody does wait for.
 */
final class Turns {
    private static final long LOOK_MILLIS = 200;

    private final Semaphore place = new Semaphore(1, true);
    /** How many wait for which others make way. */
    private final AtomicInteger first = new AtomicInteger();

    private volatile Turn holder;

    /** A training's turn, until it is closed. */
    final class Turn implements AutoCloseable {
        private final long project;
        private final boolean makesWay;

        private Turn(long project, boolean makesWay) {
            this.project = project;
            this.makesWay = makesWay;
        }

        /** Whether nobody waits for it. */
        boolean makesWay() {
            return makesWay;
        }

        /** Whether it is to make way. */
        boolean isWanted() {
            return makesWay && first.get() > 0;
        }

        @Override
        public void close() {
            holder = null;
            place.release();
        }
    }

    /** Waits for a project's turn. @throws java.util.concurrent.CancellationException if it is cancelled meanwhile */
    Turn take(long project, boolean makesWay, Progress progress, CancelToken cancel) throws InterruptedException {
        if (!makesWay) {
            first.incrementAndGet();
        }
        try {
            while (!mayGo(makesWay)) {
                cancel.throwIfCancelled();
                progress.report(
                        "Waiting: another training runs" + other(project).orElse(""), 0, 0);
            }
        } finally {
            if (!makesWay) {
                first.decrementAndGet();
            }
        }
        Turn turn = new Turn(project, makesWay);
        holder = turn;
        return turn;
    }

    private boolean mayGo(boolean makesWay) throws InterruptedException {
        if (makesWay && first.get() > 0) {
            Thread.sleep(LOOK_MILLIS);
            return false;
        }
        return place.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** What a project's training that has begun waits for. */
    Optional<String> waitingFor(long project) {
        return other(project).map(who -> "Another training runs" + who);
    }

    private Optional<String> other(long project) {
        Turn running = holder;
        return running == null || running.project == project
                ? Optional.empty()
                : Optional.of(" (project " + running.project + ")" + (running.isWanted() ? "; it makes way" : ""));
    }
}
