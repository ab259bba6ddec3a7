package dev.tagloop.server.backup;

import dev.tagloop.server.StudioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder of a server's backups. Their names tell when they were made and whether by the schedule; anything else in the folder is left alone. */
final class BackupShelf {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final Pattern NAME = Pattern.compile("tagloop-(\\d{8}-\\d{6})(-scheduled)?\\.zip");

    private final Path folder;

    BackupShelf(Path folder) {
        this.folder = folder;
    }

    /**
     * A backup that lies there.
     *
     * @param made to the second
     */
    record Item(String name, Instant made, boolean scheduled, long size) {}

    Path folder() {
        return folder;
    }

    /** A name for one that is made now; a second later there is another. */
    Path next(Instant now, boolean scheduled) {
        return folder.resolve("tagloop-" + STAMP.format(now) + (scheduled ? "-scheduled" : "") + ".zip");
    }

    /** Those that lie there, the newest first. */
    List<Item> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(BackupShelf::item)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing(Item::made).reversed())
                    .toList();
        } catch (IOException e) {
            throw new StudioException(
                    "The folder of backups " + folder + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static Optional<Item> item(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches() || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Item(
                    name.group(),
                    Instant.from(STAMP.parse(name.group(1))),
                    name.group(2) != null,
                    file.toFile().length()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Deletes the scheduled ones that do not stay. @return the names of those */
    List<String> thin(Retention kept, Instant now) throws IOException {
        Map<Instant, Item> scheduled =
                list().stream().filter(Item::scheduled).collect(Collectors.toMap(Item::made, item -> item));
        Set<Instant> thinned = kept.thinned(scheduled.keySet(), now);
        List<String> names = thinned.stream()
                .sorted()
                .map(moment -> scheduled.get(moment).name())
                .toList();
        for (String name : names) {
            Files.deleteIfExists(folder.resolve(name));
        }
        return names;
    }
}
