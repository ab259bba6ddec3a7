package dev.tagloop.net.internal;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.Cancellable;

/**
 * The end of one request's time. Socket time-outs only bound each read, so a peer that sends a byte now and then could go
 * on for ever; this drops the connection at a fixed moment whatever is being read.
 */
final class Deadline {
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final ScheduledFuture<?> alarm;
    private Cancellable current;
    private boolean passed;

    private Deadline(Duration total) {
        alarm = CLOCK.schedule(this::expire, total.toMillis(), TimeUnit.MILLISECONDS);
    }

    static Deadline in(Duration total) {
        return new Deadline(total);
    }

    /** Makes {@code hop} what is dropped when the time is over, at once if it is. */
    void guard(Cancellable hop) {
        boolean late;
        synchronized (this) {
            current = hop;
            late = passed;
        }
        if (late) {
            hop.cancel();
        }
    }

    synchronized boolean passed() {
        return passed;
    }

    void stop() {
        alarm.cancel(false);
    }

    private void expire() {
        Cancellable hop;
        synchronized (this) {
            passed = true;
            hop = current;
        }
        if (hop != null) {
            hop.cancel();
        }
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("tagloop-deadline").factory());
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }
}
