package dev.tagloop.hub.internal.cache;

import dev.tagloop.hub.HubException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps two downloads of one content apart, in this process and in others. It only saves work: should both run all the
 * same (Python's locks and Java's do not see each other on Linux), each writes its own temporary file, and the later rename
 * replaces a content by the same content.
 */
public final class CacheLock implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CacheLock.class);
    private static final Duration REMINDER = Duration.ofSeconds(10);
    private static final long POLL_MILLIS = 100;
    private static final Map<Path, Semaphore> IN_PROCESS = new ConcurrentHashMap<>();

    private final Semaphore gate;
    private final FileChannel channel;

    private CacheLock(Semaphore gate, FileChannel channel) {
        this.gate = gate;
        this.channel = channel;
    }

    /**
     * Waits until the lock is free, as long as it takes.
     *
     * @throws HubException if the thread is interrupted
     */
    public static CacheLock take(Path file) throws IOException {
        Path key = file.toAbsolutePath().normalize();
        Semaphore gate = IN_PROCESS.computeIfAbsent(key, path -> new Semaphore(1));
        boolean done = false;
        FileChannel channel = null;
        try {
            while (!gate.tryAcquire(REMINDER.toMillis(), TimeUnit.MILLISECONDS)) {
                log.info("Still waiting for another download to release {}", file);
            }
            try {
                Files.createDirectories(key.getParent());
                channel = FileChannel.open(key, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                waitFor(channel, file);
                done = true;
                return new CacheLock(gate, channel);
            } finally {
                if (!done) {
                    gate.release();
                    if (channel != null) {
                        channel.close();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HubException(HubException.Kind.CANCELLED, "Cancelled while waiting for " + file, e);
        }
    }

    private static void waitFor(FileChannel channel, Path file) throws IOException, InterruptedException {
        long reminded = System.nanoTime();
        FileLock lock = channel.tryLock();
        while (lock == null) {
            if (System.nanoTime() - reminded > REMINDER.toNanos()) {
                reminded = System.nanoTime();
                log.info("Still waiting for another process to release {}", file);
            }
            Thread.sleep(POLL_MILLIS);
            lock = channel.tryLock();
        }
    }

    /** Lets the next one in; the lock's file stays. */
    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            gate.release();
        }
    }
}
