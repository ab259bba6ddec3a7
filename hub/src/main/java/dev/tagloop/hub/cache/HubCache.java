package dev.tagloop.hub.cache;

import dev.tagloop.hub.HubException;
import dev.tagloop.hub.internal.cache.CacheLayout;
import dev.tagloop.hub.internal.cache.Leftovers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The cache of files, to look into and to tidy up. */
public final class HubCache {
    private final Path root;

    /** The cache in a folder, which need not be there. */
    public HubCache(Path root) {
        this.root = root;
    }

    /** What is in it. */
    public CacheReport scan() {
        return new CacheScan(root).run();
    }

    /**
     * Removes commits that no branch or tag stands for, contents that only they had, and what was left by downloads that
     * ended in the middle.
     *
     * @param dryRun whether to tell only
     */
    public PruneResult prune(boolean dryRun) {
        try {
            List<String> removed = new ArrayList<>();
            long bytes = 0;
            for (CachedRepo repo : scan().repos()) {
                List<CachedRevision> gone = repo.revisions().stream()
                        .filter(revision -> revision.refs().isEmpty())
                        .toList();
                gone.forEach(revision -> removed.add(repo.repo() + "@" + revision.commit()));
                bytes += remove(repo, gone, dryRun);
            }
            List<Path> leftovers = leftovers();
            for (Path leftover : leftovers) {
                bytes += Files.size(leftover);
                if (!dryRun) {
                    Files.deleteIfExists(leftover);
                }
            }
            return new PruneResult(List.copyOf(removed), leftovers.size(), bytes);
        } catch (IOException | UncheckedIOException e) {
            throw new HubException(
                    HubException.Kind.DISK, "The cache " + root + " cannot be tidied up: " + e.getMessage(), e);
        }
    }

    private long remove(CachedRepo repo, List<CachedRevision> gone, boolean dryRun) throws IOException {
        if (gone.isEmpty()) {
            return 0;
        }
        if (gone.size() == repo.revisions().size()) {
            if (!dryRun) {
                deleteTree(repo.folder());
            }
            return repo.bytes();
        }
        CacheLayout layout = new CacheLayout(root);
        Set<Path> kept = new HashSet<>();
        repo.revisions().stream()
                .filter(revision -> !gone.contains(revision))
                .forEach(revision -> revision.files().forEach(file -> kept.add(file.blob())));
        long bytes = 0;
        Set<Path> freed = new HashSet<>();
        for (CachedRevision revision : gone) {
            for (CachedFile file : revision.files()) {
                if (!kept.contains(file.blob()) && freed.add(file.blob())) {
                    bytes += file.size();
                }
            }
            if (!dryRun) {
                deleteTree(revision.folder());
                deleteTree(layout.noExist(repo.repo(), revision.commit()));
                Files.deleteIfExists(layout.tree(repo.repo(), revision.commit()));
            }
        }
        if (!dryRun) {
            for (Path blob : freed) {
                Files.deleteIfExists(blob);
            }
        }
        return bytes;
    }

    private List<Path> leftovers() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Leftovers::isNamedSo)
                    .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                if (Leftovers.isStale(file)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    /** Links are removed, not followed. */
    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
