package dev.tagloop.learning.train;

import dev.tagloop.places.UserFolders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One training at a time on a machine, for this user's programs: two at once would take twice the memory and each more than twice the time. The
 * lock is one of the operating system on a file in the folder for the state of a user's programs, so it ends with its process however that ends; the file tells
 * who holds it. The system property {@value #PROPERTY} names another file.
 */
public final class MachineLock implements AutoCloseable {
    /** Names the file. */
    public static final String PROPERTY = "tagloop.training.lock";

    private static final Logger LOG = LoggerFactory.getLogger(MachineLock.class);
    /** Far behind the text: on Windows nobody else can read a region that is locked. */
    private static final long LOCKED_BYTE = 1L << 40;

    private static final long POLL_MILLIS = 200;
    private static final int MOST_BYTES = 1000;
    /** Locks of files belong to a process, so threads of one take turns here. */
    private static final Semaphore HERE = new Semaphore(1, true);

    private final FileChannel channel;

    private MachineLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock; while another training has it, the watch is told who that is.
     *
     * @param what is trained, for those who wait, such as {@code project 3}
     * @throws CancellationException if the watch asks to stop while waiting
     */
    public static MachineLock acquire(String what, TrainingWatch watch) {
        Path file = file();
        Waiting waiting = new Waiting(file, watch);
        try {
            while (!HERE.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                waiting.goOn();
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        try {
            return new MachineLock(lock(file, what, waiting));
        } catch (RuntimeException | Error e) {
            HERE.release();
            throw e;
        }
    }

    /** Null where the file cannot be used: that is no reason not to train. */
    private static FileChannel lock(Path file, String what, Waiting waiting) {
        FileChannel channel = null;
        try {
            Files.createDirectories(file.getParent());
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            while (lock == null) {
                waiting.goOn();
                Thread.sleep(POLL_MILLIS);
                lock = channel.tryLock(LOCKED_BYTE, 1, false);
            }
            channel.truncate(0);
            String holder = what + ", process " + ProcessHandle.current().pid();
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
            return channel;
        } catch (IOException e) {
            LOG.warn("the lock {} for trainings cannot be used: {}", file, e.toString());
            close(channel);
            return null;
        } catch (InterruptedException e) {
            close(channel);
            throw interrupted(e);
        } catch (CancellationException e) {
            close(channel);
            throw e;
        }
    }

    private static CancellationException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        CancellationException cancelled = new CancellationException("interrupted while another training ran");
        cancelled.initCause(cause);
        return cancelled;
    }

    private static Path file() {
        Path usual = UserFolders.ofProcess().state().resolve("training.lock");
        String named = System.getProperty(PROPERTY);
        return (named == null ? usual : Path.of(named)).toAbsolutePath();
    }

    @Override
    public void close() {
        if (channel != null) {
            try {
                channel.truncate(0);
            } catch (IOException e) {
                LOG.debug("the lock for trainings was not emptied", e);
            }
            close(channel);
        }
        HERE.release();
    }

    private static void close(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            LOG.debug("the lock for trainings was not closed", e);
        }
    }

    /** Tells whom it waits for, and stops waiting when it is asked to. */
    private static final class Waiting {
        private final Path file;
        private final TrainingWatch watch;
        private String told = "";

        Waiting(Path file, TrainingWatch watch) {
            this.file = file;
            this.watch = watch;
        }

        void goOn() {
            watch.cancel().throwIfCancelled();
            String holder = holder();
            String line = "Waiting: another training runs" + (holder.isEmpty() ? "" : " (" + holder + ")");
            if (!line.equals(told)) {
                told = line;
                watch.progress().report(line, 0, 0);
            }
        }

        private String holder() {
            try (FileChannel reading = FileChannel.open(file, StandardOpenOption.READ)) {
                ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
                reading.read(bytes, 0);
                return StandardCharsets.UTF_8.decode(bytes.flip()).toString().strip();
            } catch (IOException e) {
                return "";
            }
        }
    }
}
