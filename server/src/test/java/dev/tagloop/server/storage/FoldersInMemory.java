package dev.tagloop.server.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Optional;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Makes the folders of tests in memory, where the system offers that and there is plenty of it: a server waits for the disk at every write, which
 * is nothing that a test could see. A process that is killed leaves there what it had written, as on a disk. Slow tests write a lot, and some of
 * them are about the disk: they get theirs on it.
 */
public final class FoldersInMemory implements TempDirFactory {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long PLENTY = 2L << 30;

    /** The folder for folders in memory, where there is one. */
    static Optional<Path> place() {
        try {
            return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > PLENTY
                    ? Optional.of(MEMORY)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A temporary folder, in memory if it may be. */
    static Path create(String prefix, FileAttribute<?>... attributes) throws IOException {
        Optional<Path> place = place();
        return place.isPresent()
                ? Files.createTempDirectory(place.get(), prefix, attributes)
                : Files.createTempDirectory(prefix, attributes);
    }

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws IOException {
        return test.getTags().contains("slow") ? Files.createTempDirectory("tagloop-test") : create("tagloop-test");
    }
}
