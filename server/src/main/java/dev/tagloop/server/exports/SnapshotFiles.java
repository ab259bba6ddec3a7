package dev.tagloop.server.exports;

import dev.tagloop.server.storage.FileFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of snapshots in the data folder: {@code PROJECT/ID.json} and, converted, {@code PROJECT/ID-CONVERSION}. Paths are made of
 * numbers only, so no title or name that somebody chose can lead elsewhere.
 */
final class SnapshotFiles {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotFiles.class);

    private final Path folder;

    SnapshotFiles(Path folder) {
        this.folder = folder;
    }

    Path snapshot(long project, long id) {
        return folder.resolve(Long.toString(project)).resolve(id + ".json");
    }

    Path conversion(long project, long snapshot, long id) {
        return folder.resolve(Long.toString(project)).resolve(snapshot + "-" + id);
    }

    /** Moves a finished file to its place, in one step. */
    void keep(ExportFile file, Path place) {
        try {
            Files.createDirectories(place.getParent());
            try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.WRITE)) {
                // Before the store says that it is there.
                channel.force(true);
            }
            Files.move(file.path(), place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw FileFailure.of("A snapshot cannot be stored in " + folder, folder, e);
        }
    }

    /** The files of one snapshot. */
    List<Path> of(long project, long id) {
        Path place = folder.resolve(Long.toString(project));
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(place)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(place, id + "{.json,-*}")) {
                files.forEach(found::add);
            } catch (IOException e) {
                throw FileFailure.of("The files of a snapshot cannot be listed in " + place, place, e);
            }
        }
        return found;
    }

    /** Removes the files of one snapshot. */
    void remove(long project, long id) {
        Path place = folder.resolve(Long.toString(project));
        if (!Files.isDirectory(place)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(place, id + "{.json,-*}")) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn(
                    "The files of snapshot {} could not be removed; the next start tries again: {}",
                    id,
                    e.getMessage());
        }
    }

    /** Removes all files of a project. */
    void removeAll(long project) {
        removeOthers(folder.resolve(Long.toString(project)), Set.of());
    }

    /** Removes the files of all snapshots but these. */
    void sweep(Set<String> snapshots) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> projects = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path project : projects) {
                removeOthers(project, snapshots);
            }
        } catch (IOException e) {
            LOG.warn("Old snapshots could not be removed: {}", e.getMessage());
        }
    }

    private static void removeOthers(Path project, Set<String> snapshots) {
        if (!Files.isDirectory(project)) {
            return;
        }
        boolean empty = true;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(project)) {
            for (Path file : files) {
                if (snapshots.contains(file.getFileName().toString().replaceFirst("[.-].*", ""))) {
                    empty = false;
                } else {
                    Files.deleteIfExists(file);
                }
            }
            if (empty) {
                Files.deleteIfExists(project);
            }
        } catch (IOException e) {
            LOG.warn("Old snapshots in {} could not be removed: {}", project, e.getMessage());
        }
    }
}
