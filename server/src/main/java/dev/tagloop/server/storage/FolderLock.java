package dev.tagloop.server.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps two servers off one data folder. The operating system frees the lock when the process dies, however it dies, so nothing has to be
 * cleaned up by hand.
 */
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock take(Path root) throws IOException {
        Path file = root.resolve("tagloop.lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            // Far behind the text, so that others can read who holds the lock where locked bytes cannot be read
            // (Windows).
            lock = channel.tryLock(1L << 40, 1, false);
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            String holder = Files.readString(file, StandardCharsets.US_ASCII).strip();
            channel.close();
            throw new FolderInUseException("The data folder " + root + " is in use by another Tagloop server (process "
                    + holder + "): stop that one, or choose another folder with --data-dir.");
        }
        byte[] holder = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
        channel.truncate(0).write(ByteBuffer.wrap(holder), 0);
        return new FolderLock(channel);
    }

    @Override
    public void close() {
        try {
            // The file stays: deleting it would let a third server lock a new file while a second still waits on the
            // old one.
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
