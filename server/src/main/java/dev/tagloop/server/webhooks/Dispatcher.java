package dev.tagloop.server.webhooks;

import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.StorageBusyException;
import dev.tagloop.server.storage.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what stands in the outbox, each webhook on a virtual thread of its own: its messages go one after the other, in the order in which
 * things happened, and a receiver that is slow or away holds up nobody else. What was sent counts as sent when that is stored, so that a
 * message comes at least once.
 */
final class Dispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    /** Receivers that are asked at the same time. */
    private static final int TOGETHER = 32;
    /** Nothing is overlooked for longer, whatever happens to a wake-up. */
    private static final Duration LOOK = Duration.ofSeconds(30);

    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Database database;
    private final Courier courier;
    private final InstantSource clock;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final ExecutorService runs = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("tagloop-webhook-", 0).factory());
    private final Semaphore slots = new Semaphore(TOGETHER);
    private final Set<Long> running = new HashSet<>();
    private final Thread thread;
    private boolean woken;
    private volatile boolean closed;

    Dispatcher(Database database, Courier courier, InstantSource clock) {
        this.database = database;
        this.courier = courier;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("tagloop-webhooks").unstarted(this::loop);
    }

    /** Begins to send, first of all what the last stop left. */
    void begin() {
        database.onOutgoing(this::wake);
        thread.start();
    }

    /** There may be something to send. Returns at once. */
    synchronized void wake() {
        woken = true;
        notifyAll();
    }

    private void loop() {
        try {
            while (!closed) {
                Duration wait = LOOK;
                try {
                    wait = start();
                } catch (RuntimeException e) {
                    LOG.warn("webhooks could not be looked at: {}", e.getMessage(), e);
                }
                await(wait);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void await(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (!woken && !closed) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** Sends for whoever is due, and tells how long nobody else will be. */
    private Duration start() {
        synchronized (this) {
            woken = false;
        }
        Instant now = clock.instant();
        Duration wait = LOOK;
        for (Deliveries.Due due : database.read(Deliveries::due)) {
            Instant at = due.nextAt() == null ? now : Times.instant(due.nextAt());
            if (at.isAfter(now)) {
                Duration until = Duration.between(now, at);
                wait = until.compareTo(wait) < 0 ? until : wait;
            } else {
                start(due.webhook());
            }
        }
        return wait;
    }

    private synchronized void start(long webhook) {
        if (!closed && running.add(webhook)) {
            runs.execute(() -> run(webhook));
        }
    }

    private void run(long webhook) {
        try {
            slots.acquire();
            try {
                while (!closed && sendNext(webhook)) {
                    // One after the other.
                }
            } finally {
                slots.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StorageBusyException e) {
            LOG.debug("webhook {} goes on later", webhook, e);
            pause();
        } catch (RuntimeException e) {
            LOG.warn("webhook {} failed: {}", webhook, e.getMessage(), e);
            pause();
        } finally {
            synchronized (this) {
                running.remove(webhook);
            }
            // What came in its last moment was not seen by anybody.
            wake();
        }
    }

    private void pause() {
        try {
            Thread.sleep(Backoff.FIRST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False when there is nothing to send now. */
    private boolean sendNext(long webhook) {
        Optional<WebhookRow> row =
                database.read(handle -> Webhooks.find(handle, webhook)).filter(WebhookRow::isActive);
        Optional<Delivery> head = database.read(handle -> Deliveries.head(handle, webhook));
        if (row.isEmpty() || head.isEmpty()) {
            return false;
        }
        Outcome outcome = courier.send(row.get(), head.get());
        if (closed && outcome.verdict() != Outcome.Verdict.DELIVERED) {
            // It was broken off by the stop: that tells nothing about the receiver.
            return false;
        }
        return database.write(handle -> Deliveries.settle(handle, head.get(), outcome, clock.instant(), random));
    }

    /** Sends nothing more; what is on its way has a moment to arrive, and goes again after the next start if it does not. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        runs.shutdown();
        try {
            if (!runs.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                runs.shutdownNow();
                if (!runs.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.debug("a receiver still holds its connection");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
