package dev.tagloop.hub.internal.download;

import dev.tagloop.hub.FileRequest;
import dev.tagloop.hub.HubException;
import dev.tagloop.hub.HubException.Kind;
import dev.tagloop.hub.SnapshotRequest;
import dev.tagloop.hub.internal.cache.CacheFiles;
import dev.tagloop.hub.internal.http.HubHttp;
import dev.tagloop.hub.repo.FileMetadata;
import dev.tagloop.hub.repo.Listing;
import dev.tagloop.hub.repo.TreeEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets all files of a commit side by side. The listing tells commit, hash and size of each, so every file takes one request
 * and none can come from another commit.
 */
public final class SnapshotDownload {
    private static final Logger log = LoggerFactory.getLogger(SnapshotDownload.class);

    private final Listings listings;
    private final boolean offline;
    private final CacheFiles cache;
    private final FileDownload files;

    /**
     * Downloads into {@code cache}.
     *
     * @param offline whether nothing can be fetched
     */
    public SnapshotDownload(Listings listings, boolean offline, CacheFiles cache, FileDownload files) {
        this.listings = listings;
        this.offline = offline;
        this.cache = cache;
        this.files = files;
    }

    /** The folder of the snapshot in the cache. */
    public Path get(SnapshotRequest request) {
        if (request.localOnly()) {
            return cached(request).orElseThrow(() -> notCached(request, null));
        }
        Listing listing;
        try {
            listing = listings.get(request.repo(), request.revision());
        } catch (HubException e) {
            return insteadOf(request, e);
        }
        PathPatterns patterns = new PathPatterns(request.allow(), request.ignore());
        List<TreeEntry> wanted = listing.files().stream()
                .filter(entry -> patterns.wants(entry.path()))
                .toList();
        return get(request, listing.commit(), wanted);
    }

    /** The same with files of a commit that are known, whatever the patterns say. */
    public Path get(SnapshotRequest request, String commit, List<TreeEntry> wanted) {
        if (offline) {
            requireSome(request, commit, wanted);
        } else {
            fetch(request, commit, wanted);
        }
        return cache.layout().snapshot(request.repo(), commit);
    }

    /** Without a network a part is all that can be had; nothing at all is not what was asked for. */
    private void requireSome(SnapshotRequest request, String commit, List<TreeEntry> wanted) {
        boolean some = wanted.isEmpty()
                || wanted.stream()
                        .anyMatch(file ->
                                cache.find(request.repo(), commit, file.path()).isPresent());
        if (!some) {
            throw notCached(request, null);
        }
    }

    private void fetch(SnapshotRequest request, String commit, List<TreeEntry> wanted) {
        try {
            // Without the revision: whoever gave the listing has noted it, and a cache that is all here need not be
            // writable.
            cache.prepare(request.repo(), commit, commit);
        } catch (IOException e) {
            throw new HubException(
                    Kind.DISK,
                    request.repo() + " cannot be written below "
                            + cache.layout().root() + ": " + e.getMessage(),
                    e);
        }
        Meter meter = new Meter(request.listener());
        meter.expect(wanted.stream().mapToLong(TreeEntry::size).sum());
        List<Callable<Path>> tasks = wanted.stream()
                .map(entry -> task(request, commit, entry, meter))
                .toList();
        if (!tasks.isEmpty()) {
            Workers.run(tasks, request.parallel(), request.listener());
        }
    }

    private Callable<Path> task(SnapshotRequest request, String commit, TreeEntry entry, Meter meter) {
        FileRequest file = FileRequest.of(request.repo(), entry.path()).withRevision(commit);
        FileRequest one = request.force() ? file.forced() : file;
        return () -> files.fetch(one, new FileMetadata(commit, entry.etag(), entry.size()), meter);
    }

    private Path insteadOf(SnapshotRequest request, HubException failure) {
        boolean mayPass = failure.kind() == Kind.OFFLINE || HubHttp.isTransient(failure);
        Optional<Path> here = mayPass && !request.force() ? cached(request) : Optional.empty();
        if (here.isEmpty()) {
            throw mayPass ? notCached(request, failure) : failure;
        }
        if (failure.kind() != Kind.OFFLINE) {
            log.warn("{}; using what the cache has of it", failure.getMessage());
        }
        return here.get();
    }

    private Optional<Path> cached(SnapshotRequest request) {
        return cache.commit(request.repo(), request.revision())
                .map(commit -> cache.layout().snapshot(request.repo(), commit))
                .filter(Files::isDirectory);
    }

    private static HubException notCached(SnapshotRequest request, HubException cause) {
        String why = cause == null ? "the Hub was not to be asked" : cause.getMessage();
        return new HubException(
                Kind.NOT_CACHED,
                request.repo() + " at " + request.revision() + " is not in the cache, and it could not be fetched: "
                        + why,
                cause);
    }
}
