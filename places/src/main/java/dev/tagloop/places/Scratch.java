package dev.tagloop.places;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files and folders that a command needs for the moment, all in one folder of the process below {@code scratch} in Tagloop's cache. The process
 * holds a lock of the operating system beside it, which ends with the process however that ends; so whoever comes next knows what a killed one
 * has left and removes it. The cache and not the temporary folder: that one stays clean even where a process is killed, and is often small.
 */
public final class Scratch {
    private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);
    private static final String LOCK = ".lock";
    private static Scratch ofProcess;

    private final Path folder;
    private final FileChannel lock;

    private Scratch(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * A new empty folder; delete it when it is no longer needed. What is left goes with the process.
     *
     * @param purpose the beginning of its name, such as {@code push}
     */
    public static Path folder(String purpose) throws IOException {
        return Files.createTempDirectory(ofProcess().folder, purpose + "-");
    }

    /** A new empty file, for which the same holds. @param ending of its name, such as {@code .json} */
    public static Path file(String purpose, String ending) throws IOException {
        return Files.createTempFile(ofProcess().folder, purpose + "-", ending);
    }

    private static synchronized Scratch ofProcess() throws IOException {
        if (ofProcess == null || !Files.isDirectory(ofProcess.folder)) {
            Scratch made = open(UserFolders.ofProcess().cache().resolve("scratch"));
            Runtime.getRuntime().addShutdownHook(new Thread(made::close, "remove-scratch"));
            ofProcess = made;
        }
        return ofProcess;
    }

    /** Removes what killed processes left, and makes the folder of one more. */
    static Scratch open(Path all) throws IOException {
        Files.createDirectories(all);
        // One process at a time: a lock file that is made and not yet locked would look left behind.
        try (FileChannel gate = channel(all.resolve("gate"));
                FileLock held = gate.lock()) {
            LOG.trace("{} is held", held);
            sweep(all);
            String name = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
            FileChannel lock = channel(all.resolve(name + LOCK));
            if (lock.tryLock() == null) {
                lock.close();
                throw new IOException(all.resolve(name + LOCK) + " is locked by another process");
            }
            return new Scratch(Files.createDirectory(all.resolve(name)), lock);
        }
    }

    private static void sweep(Path all) throws IOException {
        List<Path> locks;
        try (Stream<Path> files = Files.list(all)) {
            locks = files.filter(file -> file.getFileName().toString().endsWith(LOCK))
                    .toList();
        }
        for (Path file : locks) {
            if (isLeft(file)) {
                String name = file.getFileName().toString();
                remove(all.resolve(name.substring(0, name.length() - LOCK.length())));
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean isLeft(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock taken = channel.tryLock()) {
            return taken != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            LOG.debug("{} cannot be looked at", file, e);
            return false;
        }
    }

    private static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** The folder of this process. */
    Path folder() {
        return folder;
    }

    /** Removes the folder, then the lock beside it. */
    void close() {
        try {
            remove(folder);
            Path file = folder.resolveSibling(folder.getFileName() + LOCK);
            lock.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The next process removes it.
            LOG.debug("{} was not removed", folder, e);
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
