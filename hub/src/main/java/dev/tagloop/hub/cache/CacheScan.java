package dev.tagloop.hub.cache;

import dev.tagloop.hub.HubException;
import dev.tagloop.hub.internal.cache.CacheLayout;
import dev.tagloop.hub.repo.RepoId;
import dev.tagloop.hub.repo.RepoType;
import dev.tagloop.hub.repo.Revision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads a cache. A repository that breaks the rules is left out with a warning; so is nothing else. */
final class CacheScan {
    private static final Set<String> NOT_REPOSITORIES =
            Set.of(CacheLayout.LOCKS, CacheLayout.TAG, ".DS_Store", "Thumbs.db", "desktop.ini");
    private static final String DASHES = "--";

    private final Path root;
    private final List<String> warnings = new ArrayList<>();

    CacheScan(Path root) {
        this.root = root;
    }

    CacheReport run() {
        List<CachedRepo> repos = new ArrayList<>();
        if (Files.isDirectory(root)) {
            for (Path folder : children(root)) {
                if (!NOT_REPOSITORIES.contains(folder.getFileName().toString())) {
                    try {
                        repos.add(repo(folder));
                    } catch (BrokenRule e) {
                        warnings.add(e.getMessage());
                    }
                }
            }
        }
        long bytes = repos.stream().mapToLong(CachedRepo::bytes).sum();
        return new CacheReport(List.copyOf(repos), bytes, List.copyOf(warnings));
    }

    private static CachedRepo repo(Path folder) {
        RepoId id = id(folder);
        Path snapshots = folder.resolve("snapshots");
        if (!Files.isDirectory(snapshots)) {
            throw new BrokenRule(folder + " has no folder of snapshots");
        }
        Map<String, Set<String>> refs = refs(folder);
        Map<Path, CachedFile> contents = new HashMap<>();
        List<CachedRevision> revisions = new ArrayList<>();
        for (Path snapshot : children(snapshots)) {
            if (!Files.isDirectory(snapshot, LinkOption.NOFOLLOW_LINKS)) {
                throw new BrokenRule(snapshot + " is a file where only folders belong");
            }
            CachedRevision revision =
                    revision(snapshot, refs.remove(snapshot.getFileName().toString()));
            revision.files().forEach(file -> contents.put(file.blob(), file));
            revisions.add(revision);
        }
        if (!refs.isEmpty()) {
            throw new BrokenRule(folder + " has refs to commits that are not here: " + refs.values());
        }
        Instant never = Instant.EPOCH;
        return new CachedRepo(
                id,
                folder,
                List.copyOf(revisions),
                contents.values().stream().mapToLong(CachedFile::size).sum(),
                contents.size(),
                contents.values().stream()
                        .map(CachedFile::accessed)
                        .max(Comparator.naturalOrder())
                        .orElse(never),
                revisions.stream()
                        .map(CachedRevision::modified)
                        .max(Comparator.naturalOrder())
                        .orElse(never));
    }

    private static RepoId id(Path folder) {
        String name = folder.getFileName().toString();
        int dashes = name.indexOf(DASHES);
        for (RepoType type : RepoType.values()) {
            if (dashes > 0 && name.substring(0, dashes).equals(type.plural()) && Files.isDirectory(folder)) {
                try {
                    return new RepoId(
                            type, name.substring(dashes + DASHES.length()).replace(DASHES, "/"));
                } catch (IllegalArgumentException e) {
                    throw new BrokenRule(folder + " is named after no possible repository");
                }
            }
        }
        throw new BrokenRule(folder + " is no repository's folder");
    }

    private static Map<String, Set<String>> refs(Path folder) {
        Map<String, Set<String>> byCommit = new TreeMap<>();
        Path refs = folder.resolve("refs");
        if (!Files.isDirectory(refs)) {
            return byCommit;
        }
        try (Stream<Path> files = Files.walk(refs)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = refs.relativize(file).toString().replace('\\', '/');
                if (!name.endsWith(".tmp")) {
                    String commit = Files.readString(file).strip();
                    byCommit.computeIfAbsent(commit, key -> new TreeSet<>()).add(name);
                }
            }
        } catch (IOException e) {
            throw new BrokenRule(refs + " cannot be read: " + e.getMessage());
        }
        return byCommit;
    }

    private static CachedRevision revision(Path snapshot, Set<String> refs) {
        String commit = snapshot.getFileName().toString();
        if (!Revision.isCommit(commit)) {
            throw new BrokenRule(snapshot + " is named after no commit");
        }
        List<CachedFile> files = new ArrayList<>();
        Map<Path, Long> contents = new HashMap<>();
        try (Stream<Path> walk = Files.walk(snapshot)) {
            for (Path pointer :
                    walk.filter(path -> !Files.isDirectory(path)).sorted().toList()) {
                CachedFile file = file(snapshot, pointer);
                files.add(file);
                contents.put(file.blob(), file.size());
            }
            return new CachedRevision(
                    commit,
                    snapshot,
                    refs == null ? Set.of() : refs,
                    List.copyOf(files),
                    contents.values().stream().mapToLong(Long::longValue).sum(),
                    files.stream()
                            .map(CachedFile::modified)
                            .max(Comparator.naturalOrder())
                            .orElse(Files.getLastModifiedTime(snapshot).toInstant()));
        } catch (IOException | UncheckedIOException e) {
            throw new BrokenRule(snapshot + " cannot be read: " + e.getMessage());
        }
    }

    private static CachedFile file(Path snapshot, Path pointer) throws IOException {
        if (!Files.exists(pointer)) {
            throw new BrokenRule(pointer + " is a link to a content that is not here");
        }
        Path blob = pointer.toRealPath();
        if (!blob.startsWith(snapshot.getParent().getParent().toRealPath())) {
            throw new BrokenRule(pointer + " is a link that leads out of the repository's folder");
        }
        BasicFileAttributes content = Files.readAttributes(blob, BasicFileAttributes.class);
        return new CachedFile(
                snapshot.relativize(pointer).toString().replace('\\', '/'),
                pointer,
                blob,
                content.size(),
                content.lastAccessTime().toInstant(),
                content.lastModifiedTime().toInstant());
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new HubException(HubException.Kind.DISK, folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Something is not as the cache's rules have it. */
    private static final class BrokenRule extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BrokenRule(String message) {
            super(message);
        }
    }
}
