package dev.tagloop.server.storage;

import dev.tagloop.server.StudioException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A data folder into which a backup is being brought back. The folder {@code .restoring} is in it from the first byte until everything is in its
 * place; while it is there, nobody opens the folder as data.
 */
public final class UnfinishedRestore {
    private static final String MARK = ".restoring";

    private final Path root;
    private final Path making;

    private UnfinishedRestore(Path root, Path making) {
        this.root = root;
        this.making = making;
    }

    /** @throws StudioException when a restore into this folder did not come to its end */
    static void refuse(Path root) {
        if (Files.exists(root.resolve(MARK))) {
            throw new StudioException("The folder " + root
                    + " is one into which a backup was being restored when that was interrupted: run \"tagloop restore\" into"
                    + " it again, or delete it.");
        }
    }

    /**
     * Begins in an empty or new folder. What an interrupted restore left there goes first.
     *
     * @throws StudioException when there is something else in the folder
     */
    public static UnfinishedRestore begin(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        Path making = root.resolve(MARK);
        try {
            Files.createDirectories(root);
            if (Files.exists(making)) {
                // The folder was empty when that restore began: all of it is its own.
                empty(root, making);
            }
            try (Stream<Path> there = Files.list(root)) {
                if (there.findAny().isPresent()) {
                    throw new StudioException("The folder " + root
                            + " is not empty, and nothing is restored over what is there: name a new folder with"
                            + " --data-dir.");
                }
            }
            Files.createDirectory(making);
            return new UnfinishedRestore(root, making);
        } catch (IOException e) {
            throw FolderRefusal.explain(root, e);
        }
    }

    /** Where files are put meanwhile, under the paths that they will have in the data folder. */
    public Path place() {
        return making;
    }

    /** Moves everything to its place; the folder is still closed to servers. */
    public void settle() throws IOException {
        for (Path child : children(making)) {
            Files.move(child, root.resolve(child.getFileName()));
        }
    }

    /** Opens the folder to servers. */
    public void done() throws IOException {
        Files.delete(making);
    }

    /** Leaves the folder empty. */
    public void giveUp() {
        try {
            empty(root, making);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The mark goes last, so that an interruption here is known by it too. */
    private static void empty(Path root, Path making) throws IOException {
        for (Path child : children(root)) {
            if (!child.equals(making)) {
                delete(child);
            }
        }
        delete(making);
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> there = Files.list(folder)) {
            return there.toList();
        }
    }

    private static void delete(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
