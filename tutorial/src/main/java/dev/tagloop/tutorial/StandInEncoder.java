package dev.tagloop.tutorial;

import dev.tagloop.conformance.hub.LocalRepo;
import dev.tagloop.models.MiniLm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The encoder that comes with Tagloop, as the files of a model repository. */
final class StandInEncoder {
    private StandInEncoder() {}

    static void put(LocalRepo repo) throws IOException {
        Path folder = Files.createTempDirectory("encoder");
        try {
            MiniLm.checkpoint().write(folder);
            Files.writeString(folder.resolve("README.md"), Contents.card("encoder.md"));
            repo.putFolder(folder);
        } finally {
            Contents.delete(folder);
        }
    }
}
