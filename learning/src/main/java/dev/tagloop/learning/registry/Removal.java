package dev.tagloop.learning.registry;

import dev.tagloop.jobs.ProcessMark;
import dev.tagloop.learning.internal.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a version away so that a crash leaves it whole or gone: it loses its name in one step, then that is written down, then its files go. What
 * a crash leaves of it is finished when the registry is opened next.
 */
final class Removal {
    private static final Pattern NAME = Pattern.compile("\\.removing-([0-9]+)-([0-9]+)-(v[0-9]+)");

    private Removal() {}

    static void of(ModelVersion version, RegistryLog log, String why) throws IOException {
        ProcessMark own = ProcessMark.own();
        Path hidden = version.folder()
                .resolveSibling(".removing-" + own.pid() + "-" + own.startedMillis() + "-" + version.name());
        Files.move(version.folder(), hidden, StandardCopyOption.ATOMIC_MOVE);
        log.add(RegistryEvent.of(REMOVED, version.name(), why));
        Folders.delete(hidden);
    }

    /** What the log calls it. */
    static final String REMOVED = "removed";

    /** The version that nobody goes on removing; empty if the path is none. */
    static Optional<String> leftover(Path path) {
        Matcher name = NAME.matcher(path.getFileName().toString());
        return name.matches()
                        && !new ProcessMark(Long.parseLong(name.group(1)), Long.parseLong(name.group(2))).isAlive()
                ? Optional.of(name.group(3))
                : Optional.empty();
    }

    static void finish(Path hidden, String version, RegistryLog log) throws IOException {
        boolean told = log.all().stream()
                .anyMatch(
                        event -> event.kind().equals(REMOVED) && event.version().equals(version));
        if (!told) {
            log.add(RegistryEvent.of(REMOVED, version, "begun before the program ended"));
        }
        Folders.delete(hidden);
    }
}
