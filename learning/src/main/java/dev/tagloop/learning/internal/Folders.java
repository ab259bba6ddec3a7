package dev.tagloop.learning.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Folders that appear complete or not at all. */
public final class Folders {

    private Folders() {}

    /** Fills a folder. */
    @FunctionalInterface
    public interface Filler {

        /** Writes everything that belongs into {@code folder}, which exists. */
        void fill(Path folder) throws IOException;
    }

    /** Fills a folder beside {@code target} and moves it there in one step; on failure nothing is left. */
    public static void publish(Path target, Filler filler) throws IOException {
        Path parent = target.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path fresh = parent.resolve("." + target.getFileName() + "-" + UUID.randomUUID());
        try {
            Files.createDirectory(fresh);
            filler.fill(fresh);
            move(fresh, target);
        } finally {
            delete(fresh);
        }
    }

    /** Moves a complete folder to its final name, on disk before it shows. */
    public static void move(Path complete, Path target) throws IOException {
        for (Path path : contents(complete)) {
            sync(path);
        }
        Files.move(complete, target, StandardCopyOption.ATOMIC_MOVE);
        sync(target.toAbsolutePath().getParent());
    }

    /** Copies the files of a folder, and those of folders in it, into another one that is there. */
    public static void copyFiles(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    /** Writes a text file. */
    public static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    /** Replaces a small text file in one step. */
    public static void replace(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling("." + file.getFileName() + "-" + UUID.randomUUID());
        try {
            write(fresh, text);
            sync(fresh);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Deletes a folder with all that is in it; nothing happens if it is not there. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        for (Path path : contents(folder)) {
            Files.delete(path);
        }
    }

    /** Everything in a folder and the folder itself, the deepest first. */
    private static List<Path> contents(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }

    private static void sync(Path path) throws IOException {
        boolean folder = Files.isDirectory(path);
        // Windows cannot open folders; a file system that journals its names needs no more there.
        if (folder && System.getProperty("os.name", "").startsWith("Windows")) {
            return;
        }
        StandardOpenOption mode = folder ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }
}
