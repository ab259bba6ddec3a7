package dev.tagloop.hub.cache;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A commit in the cache.
 *
 * @param commit its id
 * @param folder its snapshot
 * @param refs the branches and tags that stand for it; none for one that was left behind
 * @param files its files
 * @param bytes of its contents, each counted once
 * @param modified when something was added last
 */
public record CachedRevision(
        String commit, Path folder, Set<String> refs, List<CachedFile> files, long bytes, Instant modified) {}
