package dev.tagloop.cli.data;

import dev.tagloop.cli.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders that commands write to. */
public final class Folders {
    private Folders() {}

    /** @throws UserError if something is in the folder, or it is a file */
    public static void requireEmpty(Path folder) {
        try {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    if (files.findAny().isPresent()) {
                        throw new UserError("The folder " + folder
                                + " is not empty. Name a new one, so that no other model is overwritten.");
                    }
                }
            } else if (Files.exists(folder)) {
                throw new UserError(folder + " is a file; --output names a folder.");
            }
        } catch (IOException e) {
            throw new UserError("The folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Deletes a folder with all that is in it; nothing happens if it is not there. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
