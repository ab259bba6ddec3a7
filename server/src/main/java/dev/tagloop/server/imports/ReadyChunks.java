package dev.tagloop.server.imports;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** The chunks of an import that lie ready between the thread that reads them and the writer. */
final class ReadyChunks {
    /** How often the writer looks whether somebody else needs it while it waits for a chunk. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final int most;
    private final long patience;
    private final Deque<List<PackedItem>> chunks = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean ended;

    /**
     * @param most chunks that lie here at once
     * @param patience how long the writer waits for another chunk
     */
    ReadyChunks(int most, Duration patience) {
        this.most = most;
        this.patience = patience.toNanos();
    }

    /** Lays a chunk ready. @return false where there is no room */
    boolean offer(List<PackedItem> chunk) {
        lock.lock();
        try {
            if (chunks.size() >= most) {
                return false;
            }
            chunks.add(chunk);
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is room, or nobody makes any. */
    void awaitRoom(BooleanSupplier nobodyTakes) {
        lock.lock();
        try {
            while (chunks.size() >= most && !nobodyTakes.getAsBoolean()) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets whoever waits look again. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The next chunk, waited for while it may still come; empty as soon as somebody else needs the writer. */
    Optional<List<PackedItem>> take(BooleanSupplier othersWait) {
        long until = System.nanoTime() + patience;
        lock.lock();
        try {
            while (!othersWait.getAsBoolean()) {
                List<PackedItem> chunk = chunks.poll();
                if (chunk != null) {
                    changed.signalAll();
                    return Optional.of(chunk);
                }
                if (ended || System.nanoTime() - until >= 0) {
                    return Optional.empty();
                }
                changed.awaitNanos(LOOK_NANOS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return Optional.empty();
    }

    /** No more chunks will come: nobody needs to wait for them. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody wants those that lie here any more. */
    void clear() {
        lock.lock();
        try {
            chunks.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return chunks.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
