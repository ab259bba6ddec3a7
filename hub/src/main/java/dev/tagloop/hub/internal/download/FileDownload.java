package dev.tagloop.hub.internal.download;

import dev.tagloop.hub.FileRequest;
import dev.tagloop.hub.HubException;
import dev.tagloop.hub.HubException.Kind;
import dev.tagloop.hub.internal.cache.CacheFiles;
import dev.tagloop.hub.internal.cache.CacheLock;
import dev.tagloop.hub.internal.cache.SafePath;
import dev.tagloop.hub.internal.http.HubHttp;
import dev.tagloop.hub.repo.FileMetadata;
import dev.tagloop.hub.repo.RepoId;
import dev.tagloop.hub.repo.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gets one file: from the cache where that is certain to be right, else from the Hub, else from the cache after all. */
public final class FileDownload {
    private static final Logger log = LoggerFactory.getLogger(FileDownload.class);

    private final HubHttp http;
    private final CacheFiles cache;
    private final MetadataLookup lookup;
    private final Duration patience;

    /** Downloads into {@code cache}. */
    public FileDownload(HubHttp http, CacheFiles cache, MetadataLookup lookup, Duration patience) {
        this.http = http;
        this.cache = cache;
        this.lookup = lookup;
        this.patience = patience;
    }

    /** The file's place in the cache. */
    public Path get(FileRequest request) {
        SafePath.parts(request.path());
        if (!request.force() && Revision.isCommit(request.revision())) {
            Optional<Path> there = cache.find(request.repo(), request.revision(), request.path());
            if (there.isPresent()) {
                return there.get();
            }
        }
        if (request.localOnly()) {
            return cached(request).orElseThrow(() -> notCached(request, null));
        }
        FileMetadata wanted;
        try {
            wanted = lookup.once(request.repo(), request.revision(), request.path());
        } catch (HubException e) {
            Optional<Path> here = insteadOf(request, e);
            if (here.isPresent()) {
                return here.get();
            }
            wanted = again(request, e);
        }
        return transfer(request, wanted);
    }

    private Path transfer(FileRequest request, FileMetadata wanted) {
        Meter meter = new Meter(request.listener());
        meter.expect(wanted.size());
        return Workers.run(() -> fetch(request, wanted, meter), request.listener());
    }

    /** The copy that the cache has, where it may stand in for what the Hub did not say. */
    private Optional<Path> insteadOf(FileRequest request, HubException failure) {
        if (failure.kind() == Kind.ENTRY_NOT_FOUND && !failure.commit().isEmpty()) {
            cache.noteMissing(request.repo(), request.revision(), failure.commit(), request.path());
        }
        if (!mayUseCache(failure.kind())) {
            throw failure;
        }
        Optional<Path> here = request.force() ? Optional.empty() : cached(request);
        if (here.isPresent() && failure.kind() != Kind.OFFLINE) {
            log.warn("{}; using the copy in the cache", failure.getMessage());
        }
        return here;
    }

    /** The answer to the same question, asked with more patience if the failure may pass. */
    private FileMetadata again(FileRequest request, HubException failure) {
        switch (failure.kind()) {
            case REPOSITORY_NOT_FOUND, GATED, DISABLED, TOKEN_INVALID, FORBIDDEN -> throw failure;
            default -> {
                if (!HubHttp.isTransient(failure)) {
                    throw notCached(request, failure);
                }
            }
        }
        try {
            return lookup.withRetries(request.repo(), request.revision(), request.path());
        } catch (HubException e) {
            e.addSuppressed(failure);
            throw HubHttp.isTransient(e) ? notCached(request, e) : e;
        }
    }

    /** Fetches a file of which all is known, unless its content is here already. */
    Path fetch(FileRequest request, FileMetadata wanted, Meter meter) {
        RepoId repo = request.repo();
        String path = request.path();
        try {
            Optional<Path> there = cache.find(repo, wanted.commit(), path);
            if (there.isPresent() && !request.force()) {
                cache.noteRef(repo, request.revision(), wanted.commit());
                meter.skip(path, wanted.size());
                return there.get();
            }
            Path blob = cache.layout().blob(repo, wanted.etag());
            cache.prepare(repo, request.revision(), wanted.commit());
            try (CacheLock lock = CacheLock.take(cache.layout().lock(repo, wanted.etag()))) {
                log.debug("Locked {}", lock);
                if (Files.isRegularFile(blob) && Files.size(blob) == wanted.size() && !request.force()) {
                    meter.skip(path, wanted.size());
                    return cache.adopt(repo, wanted.etag(), wanted.commit(), path);
                }
                Path fresh = cache.temporary(repo, wanted.etag());
                new ContentDownload(http, repo, wanted, path, patience, meter.file(path)).into(fresh);
                return cache.publish(repo, wanted.etag(), fresh, wanted.commit(), path);
            }
        } catch (java.nio.channels.ClosedByInterruptException e) {
            throw new HubException(Kind.CANCELLED, path + " of " + repo + ": cancelled", e);
        } catch (IOException e) {
            throw new HubException(
                    Kind.DISK,
                    path + " of " + repo + " cannot be written below "
                            + cache.layout().root() + ": " + e.getMessage()
                            + "; is there room, and may you write there?",
                    e);
        }
    }

    private Optional<Path> cached(FileRequest request) {
        return cache.commit(request.repo(), request.revision())
                .flatMap(commit -> cache.find(request.repo(), commit, request.path()));
    }

    /** What the Hub is sure about is not to be papered over with an old copy. */
    private static boolean mayUseCache(Kind kind) {
        return switch (kind) {
            case REVISION_NOT_FOUND, ENTRY_NOT_FOUND, REFUSED, HOSTILE, CANCELLED -> false;
            default -> true;
        };
    }

    private static HubException notCached(FileRequest request, HubException cause) {
        String why = cause == null ? "the Hub was not to be asked" : cause.getMessage();
        return new HubException(
                Kind.NOT_CACHED,
                request.path() + " of " + request.repo() + " at " + request.revision()
                        + " is not in the cache, and it could not be fetched: " + why,
                cause);
    }
}
