package dev.tagloop.datasets.source;

import dev.tagloop.datasets.DatasetException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files below a folder. */
public final class FolderFiles implements DataFiles {

    /** Enough for any data set on disk; what has more is a home folder given by mistake. */
    private static final int MAX_FILES = 200_000;

    private final Path root;
    private final List<String> paths;

    private FolderFiles(Path root, List<String> paths) {
        this.root = root;
        this.paths = paths;
    }

    /**
     * Lists a folder. Links are followed, as a Hub cache consists of them.
     *
     * @throws DatasetException if it cannot be listed
     */
    public static FolderFiles of(Path root) {
        try (Stream<Path> walk = Files.walk(root, java.nio.file.FileVisitOption.FOLLOW_LINKS)) {
            List<String> paths = walk.filter(Files::isRegularFile)
                    .limit(MAX_FILES + 1L)
                    .map(path -> root.relativize(path).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
            if (paths.size() > MAX_FILES) {
                throw new DatasetException("The folder " + root + " has more than " + MAX_FILES
                        + " files: name the folder of one data set");
            }
            return new FolderFiles(root, paths);
        } catch (IOException | UncheckedIOException e) {
            throw new DatasetException(
                    "The folder " + root + " cannot be listed: " + e.getMessage() + ". Check that it may be read", e);
        }
    }

    @Override
    public String description() {
        return "the folder " + root;
    }

    @Override
    public String name() {
        return root.toAbsolutePath().normalize().getFileName() == null
                ? ""
                : root.toAbsolutePath().normalize().getFileName().toString();
    }

    @Override
    public List<String> paths() {
        return paths;
    }

    @Override
    public DataFile file(String path) {
        return new PathFile(root.resolve(path));
    }
}
