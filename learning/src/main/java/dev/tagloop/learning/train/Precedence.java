package dev.tagloop.learning.train;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says to all of this user's programs that somebody waits for a training, so that those in the background make way. Each who waits shares a lock of the
 * operating system on a file beside that of the trainings; it ends with its process however that ends.
 */
final class Precedence implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Precedence.class);
    private static final Precedence NONE = new Precedence(null);

    /** Locks of files belong to a process: its own claims are counted here. */
    private static int claims;

    private final FileChannel channel;

    private Precedence(FileChannel channel) {
        this.channel = channel;
    }

    /** For who does not wait, or makes way. */
    static Precedence none() {
        return NONE;
    }

    /** @param trainings the file that trainings lock */
    static Precedence claim(Path trainings) {
        synchronized (Precedence.class) {
            claims++;
            return new Precedence(claims == 1 ? shared(trainings) : null);
        }
    }

    /** Null where the file cannot be used: then only this process knows. */
    private static FileChannel shared(Path trainings) {
        try {
            Files.createDirectories(trainings.getParent());
            FileChannel channel = FileChannel.open(
                    file(trainings), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            // Blocks only while another program looks, which takes no time.
            channel.lock(0, 1, true);
            return channel;
        } catch (IOException e) {
            LOG.debug("nobody else hears that a training goes first", e);
            return null;
        }
    }

    /** Whether somebody waits. */
    static synchronized boolean isClaimed(Path trainings) {
        if (claims > 0) {
            return true;
        }
        if (!Files.exists(file(trainings))) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file(trainings), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock(0, 1, false)) {
            return lock == null;
        } catch (IOException e) {
            return false;
        }
    }

    private static Path file(Path trainings) {
        return trainings.resolveSibling(trainings.getFileName() + ".first");
    }

    @Override
    public void close() {
        if (this == NONE) {
            return;
        }
        synchronized (Precedence.class) {
            claims--;
            try {
                if (channel != null) {
                    channel.close();
                }
            } catch (IOException e) {
                LOG.debug("a claim was not closed", e);
            }
        }
    }
}
