package dev.tagloop.hub.cache;

import dev.tagloop.hub.repo.RepoId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A repository in the cache.
 *
 * @param repo which
 * @param folder its folder
 * @param revisions its commits
 * @param bytes of its contents, each counted once however many commits have it
 * @param files how many contents that are
 * @param accessed when one of them was read last
 * @param modified when something was added last
 */
public record CachedRepo(
        RepoId repo,
        Path folder,
        List<CachedRevision> revisions,
        long bytes,
        int files,
        Instant accessed,
        Instant modified) {}
