package dev.tagloop.learning.registry;

import dev.tagloop.jobs.ProcessMark;
import dev.tagloop.learning.internal.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder for a model in the making. Its name says which process makes it, so that what a crash left behind can be told
 * from what is still being written. Closing deletes it unless it was published.
 */
public final class Staging implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Staging.class);
    private static final Pattern NAME = Pattern.compile("\\.staging-([0-9]+)-([0-9]+)-.*");

    private final Path folder;

    private Staging(Path folder) {
        this.folder = folder;
    }

    static Staging in(Path registry) throws IOException {
        ProcessMark own = ProcessMark.own();
        String name = ".staging-" + own.pid() + "-" + own.startedMillis() + "-" + UUID.randomUUID();
        return new Staging(Files.createDirectory(registry.resolve(name)));
    }

    /** Whether the path is a staging folder that nobody writes any more. */
    static boolean isLeftover(Path path) {
        Matcher name = NAME.matcher(path.getFileName().toString());
        return name.matches()
                && !new ProcessMark(Long.parseLong(name.group(1)), Long.parseLong(name.group(2))).isAlive();
    }

    /** Where to write the model's files. */
    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            // The next start sweeps it; the training itself is not to fail for this.
            LOG.warn("cannot delete {}: {}", folder, e.getMessage());
        }
    }
}
