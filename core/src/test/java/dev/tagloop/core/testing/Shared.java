package dev.tagloop.core.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds recorded material beside the project; tests that need it are skipped where it is absent. */
public final class Shared {

    private Shared() {}

    /** The file at a path of the shared folder; skips the test, saying so, if the folder is not there. */
    public static Path file(String path) {
        String root = System.getProperty("tagloop.root", "..");
        Path shared = Path.of(root).resolveSibling("shared").toAbsolutePath().normalize();
        Assumptions.assumeTrue(Files.isDirectory(shared), "replay skipped: no folder " + shared);
        return shared.resolve(path);
    }
}
