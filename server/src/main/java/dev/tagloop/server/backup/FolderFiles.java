package dev.tagloop.server.backup;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of a data folder that belong into a backup. */
final class FolderFiles {
    /** The file that opens what is sealed in the store. */
    static final String KEY = "instance.key";

    private final Path root;

    FolderFiles(Path root) {
        this.root = root;
    }

    /** Their paths in the folder, with forward slashes, sorted. */
    List<String> list(boolean secrets) throws IOException {
        // An operator may have put a part of the folder on another disk by a link.
        try (Stream<Path> all = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(Files::isRegularFile)
                    .map(path -> root.relativize(path).toString().replace(File.separatorChar, '/'))
                    .filter(SafePath::belongs)
                    .filter(path -> secrets || !path.equals(KEY))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    Path path(String name) {
        return root.resolve(name);
    }

    /** Bytes of these files, as far as they are there. */
    long size(List<String> names) {
        return names.stream().mapToLong(name -> path(name).toFile().length()).sum();
    }
}
