package dev.tagloop.training;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The right to unpack libtorch, which one process has at a time. DJL unpacks into a folder of its own and renames it; a process that is killed
 * meanwhile leaves up to 450 MB that nobody asks for again. Whoever has the turn knows that such a folder has no owner.
 */
final class UnpackingTurn implements AutoCloseable {
    private static final String DRAFT = "tmp";

    private final FileChannel channel;
    private final FileLock lock;

    private UnpackingTurn(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Waits for the turn, then removes what others left. @param folder of the library's versions */
    static UnpackingTurn take(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve("unpacking.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            UnpackingTurn turn = new UnpackingTurn(channel, channel.lock());
            sweep(folder);
            return turn;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void sweep(Path folder) throws IOException {
        List<Path> left;
        try (Stream<Path> files = Files.list(folder)) {
            left = files.filter(file -> file.getFileName().toString().startsWith(DRAFT) && Files.isDirectory(file))
                    .toList();
        }
        for (Path draft : left) {
            List<Path> inside;
            try (Stream<Path> files = Files.walk(draft)) {
                inside = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : inside) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
