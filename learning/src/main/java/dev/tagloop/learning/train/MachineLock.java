package dev.tagloop.learning.train;

import dev.tagloop.places.UserFolders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One training at a time on a machine, for this user's programs: two at once would take twice the memory and each more than twice the time. The
 * lock is one of the operating system on a file in the folder for the state of a user's programs, so it ends with its process however that ends; the
 * file tells who holds it, since when, and how long that will take. A training that somebody waits for goes before those in the background, which
 * make way ({@link TrainingTurn}). The system property {@value #PROPERTY} names another file.
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

    private final Path file;
    private final FileChannel channel;
    private final boolean waited;

    private MachineLock(Path file, FileChannel channel, boolean waited) {
        this.file = file;
        this.channel = channel;
        this.waited = waited;
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
        boolean makesWay = watch.makesWay();
        try {
            MachineLock lock = take(file, makesWay, false);
            if (lock == null) {
                Precedence first = makesWay ? Precedence.none() : Precedence.claim(file);
                try {
                    while (lock == null) {
                        waiting.goOn();
                        Thread.sleep(POLL_MILLIS);
                        lock = take(file, makesWay, true);
                    }
                } finally {
                    first.close();
                }
            }
            lock.tell(Holder.of(what, makesWay).words(0, 0));
            return lock;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("interrupted while another training ran");
            cancelled.initCause(e);
            throw cancelled;
        }
    }

    /** The lock, if it is free for this one; null otherwise. */
    private static MachineLock take(Path file, boolean makesWay, boolean waited) throws InterruptedException {
        if (makesWay && Precedence.isClaimed(file) || !HERE.tryAcquire(0, TimeUnit.SECONDS)) {
            return null;
        }
        FileChannel channel = null;
        try {
            Files.createDirectories(file.getParent());
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock(LOCKED_BYTE, 1, false) != null) {
                return new MachineLock(file, channel, waited);
            }
        } catch (IOException e) {
            // That is no reason not to train.
            LOG.warn("the lock {} for trainings cannot be used: {}", file, e.toString());
            close(channel);
            return new MachineLock(file, null, waited);
        }
        close(channel);
        HERE.release();
        return null;
    }

    /** Whether another training had it first. */
    boolean waited() {
        return waited;
    }

    /** Whether somebody waits for whom those in the background make way. */
    boolean isWanted() {
        return Precedence.isClaimed(file);
    }

    /** Says who holds it, in as many bytes as ever: who reads meanwhile sees this or what was said before. */
    void tell(String words) {
        if (channel == null) {
            return;
        }
        byte[] text = words.getBytes(StandardCharsets.UTF_8);
        byte[] line = new byte[MOST_BYTES];
        Arrays.fill(line, (byte) ' ');
        System.arraycopy(text, 0, line, 0, Math.min(text.length, line.length));
        try {
            channel.write(ByteBuffer.wrap(line), 0);
        } catch (IOException e) {
            LOG.debug("nobody is told who trains", e);
        }
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
