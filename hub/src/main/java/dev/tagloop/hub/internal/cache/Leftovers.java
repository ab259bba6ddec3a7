package dev.tagloop.hub.internal.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** What a download leaves behind that was killed; nobody goes on with it. */
public final class Leftovers {
    /** How the names of temporary files of downloads end. */
    static final String ENDING = ".incomplete";

    private static final Duration STALE = Duration.ofHours(1);

    private Leftovers() {}

    /** Whether a file is called as those of downloads that go on, or that ended in the middle. */
    public static boolean isNamedSo(Path file) {
        return file.getFileName().toString().endsWith(ENDING);
    }

    /** Whether nothing has been written to a file for long: until then another process may be at it. */
    public static boolean isStale(Path file) throws IOException {
        return Files.getLastModifiedTime(file)
                .toInstant()
                .isBefore(Instant.now().minus(STALE));
    }
}
