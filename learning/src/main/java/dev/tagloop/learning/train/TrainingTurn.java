package dev.tagloop.learning.train;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.backend.SteppedAsideException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A training's turn on the machine. One in the background ends between two steps when somebody waits, lets all go first who wait, and then says so instead
 * of going on: meanwhile other labels may have come, or the same may have been learned.
 */
public final class TrainingTurn {
    private static final long BETWEEN_WORDS = TimeUnit.SECONDS.toNanos(2);
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(500);

    private final MachineLock lock;
    private final TrainingWatch watch;
    private final Holder holder;
    private long told = System.nanoTime();
    private long looked = System.nanoTime();
    private volatile boolean wanted;

    private TrainingTurn(MachineLock lock, TrainingWatch watch, Holder holder) {
        this.lock = lock;
        this.watch = watch;
        this.holder = holder;
    }

    /**
     * Trains when it is this training's turn.
     *
     * @param what is trained, for those who wait
     * @param training does it, watched by the watch that it is given
     * @throws SteppedAsideException if the watch says that it makes way, and another training went first; nothing was made
     * @throws CancellationException if the watch asks to stop
     */
    public static <T> T take(String what, TrainingWatch watch, Function<TrainingWatch, T> training) {
        try (MachineLock lock = MachineLock.acquire(what, watch)) {
            if (!watch.makesWay()) {
                return training.apply(new TrainingTurn(lock, watch, Holder.of(what, false)).watched());
            }
            if (!lock.waited()) {
                TrainingTurn turn = new TrainingTurn(lock, watch, Holder.of(what, true));
                try {
                    return training.apply(turn.watched());
                } catch (CancellationException e) {
                    watch.cancel().throwIfCancelled();
                    if (!turn.wanted) {
                        throw e;
                    }
                }
            }
        }
        // Until those are done who go first.
        MachineLock.acquire(what, watch).close();
        throw new SteppedAsideException("Another training went first.");
    }

    private TrainingWatch watched() {
        Progress progress = new Progress() {
            @Override
            public void report(String step, long done, long total) {
                tell(done, total);
                watch.progress().report(step, done, total);
            }

            @Override
            public void log(String line) {
                watch.progress().log(line);
            }
        };
        CancelToken cancel =
                watch.makesWay() ? new CancelToken(() -> watch.cancel().isCancelled() || isWanted()) : watch.cancel();
        return new TrainingWatch(progress, cancel, watch.epochs(), watch.steps(), watch.makesWay());
    }

    private synchronized void tell(long done, long total) {
        long now = System.nanoTime();
        if (now - told > BETWEEN_WORDS) {
            told = now;
            lock.tell(holder.words(done, total));
        }
    }

    private synchronized boolean isWanted() {
        long now = System.nanoTime();
        if (!wanted && now - looked > BETWEEN_LOOKS) {
            looked = now;
            wanted = lock.isWanted();
        }
        return wanted;
    }
}
