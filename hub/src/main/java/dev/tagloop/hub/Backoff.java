package dev.tagloop.hub;

import java.time.Duration;

/**
 * How often and after which waits a request is sent again that failed for a reason that may pass.
 *
 * @param retries how many times after the first
 * @param first the first wait; each further one is twice as long
 * @param longest the longest wait of our own choice
 * @param patience the longest wait that a server may ask for; beyond it the request fails at once
 * @param pause how to wait
 */
public record Backoff(int retries, Duration first, Duration longest, Duration patience, Pause pause) {
    /** Waits. */
    @FunctionalInterface
    public interface Pause {
        /**
         * Returns after that time.
         *
         * @throws InterruptedException if somebody wants the thread back
         */
        void sleep(Duration time) throws InterruptedException;
    }

    /** Five retries after 1, 2, 4, 8 and 8 s; a server may ask for 310 s, since its windows are five minutes long. */
    public static Backoff defaults() {
        return new Backoff(5, Duration.ofSeconds(1), Duration.ofSeconds(8), Duration.ofSeconds(310), Thread::sleep);
    }

    /** The same with another way to wait. */
    public Backoff withPause(Pause newPause) {
        return new Backoff(retries, first, longest, patience, newPause);
    }

    /** The wait before retry {@code number}, counted from 0. */
    public Duration wait(int number) {
        Duration wait = first.multipliedBy(1L << Math.min(number, 20));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    /**
     * Waits.
     *
     * @throws HubException if the thread is interrupted, of kind {@code CANCELLED}
     */
    public void sleep(Duration time) {
        try {
            pause.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HubException(HubException.Kind.CANCELLED, "Cancelled while waiting for the Hub", e);
        }
    }
}
