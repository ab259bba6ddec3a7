package dev.tagloop.learning.learner;

import dev.tagloop.learning.internal.Folders;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import dev.tagloop.learning.snapshot.SnapshotException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The label snapshots that a project's versions were made of, each under its digest. */
final class Snapshots {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;

    Snapshots(Path folder) {
        this.folder = folder;
    }

    /** Stores a snapshot unless it is there. */
    void keep(LabelSnapshot snapshot) {
        Path target = folder.resolve(snapshot.digest());
        if (!Files.isDirectory(target)) {
            try {
                snapshot.save(target);
            } catch (SnapshotException e) {
                // Another process may have stored the same one meanwhile.
                if (!Files.isDirectory(target)) {
                    throw e;
                }
            }
        }
    }

    /** The snapshot with this digest; empty if it is not there, as for versions that came from elsewhere. */
    Optional<LabelSnapshot> find(String digest) {
        Path target = folder.resolve(digest);
        return DIGEST.matcher(digest).matches() && Files.isDirectory(target)
                ? Optional.of(LabelSnapshot.load(target))
                : Optional.empty();
    }

    /** The digests of all that are here. */
    List<String> digests() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> DIGEST.matcher(name).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new SnapshotException("cannot list the label snapshots in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** When it was kept. */
    Instant stored(String digest) {
        try {
            return Files.getLastModifiedTime(folder.resolve(digest)).toInstant();
        } catch (IOException e) {
            throw new SnapshotException(
                    "cannot read the snapshot " + digest + " in " + folder + ": " + e.getMessage(), e);
        }
    }

    /**
     * Deletes those that hold one of these entries. A snapshot is never changed, so it goes as a whole.
     *
     * @return their digests
     */
    Set<String> forget(Set<String> keys) {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        Set<String> forgotten = new HashSet<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path path : all.toList()) {
                String digest = path.getFileName().toString();
                Optional<LabelSnapshot> snapshot = find(digest);
                if (snapshot.isPresent()
                        && snapshot.get().entries().stream().anyMatch(entry -> keys.contains(entry.key()))) {
                    Folders.delete(path);
                    forgotten.add(digest);
                }
            }
        } catch (IOException e) {
            throw new SnapshotException("cannot delete label snapshots in " + folder + ": " + e.getMessage(), e);
        }
        return forgotten;
    }

    /** Deletes all but those of these digests: people's texts are not kept for nothing. */
    void keepOnly(Set<String> digests) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.list(folder)) {
            for (Path path : all.toList()) {
                if (!digests.contains(path.getFileName().toString())) {
                    Folders.delete(path);
                }
            }
        } catch (IOException e) {
            LOG.warn("cannot tidy up the label snapshots in {}: {}", folder, e.getMessage());
        }
    }
}
