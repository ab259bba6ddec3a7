package dev.tagloop.hub.internal.download;

import dev.tagloop.hub.HubException;
import dev.tagloop.hub.HubException.Kind;
import dev.tagloop.hub.internal.cache.CacheFiles;
import dev.tagloop.hub.internal.cache.SafePath;
import dev.tagloop.hub.internal.cache.TreeFile;
import dev.tagloop.hub.internal.http.HubHttp;
import dev.tagloop.hub.internal.http.RepoCalls;
import dev.tagloop.hub.repo.Listing;
import dev.tagloop.hub.repo.RepoId;
import dev.tagloop.hub.repo.Revision;
import dev.tagloop.hub.repo.TreeEntry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a repository has at a revision: from the Hub, or, when that cannot be asked, as the cache remembers it. */
public final class Listings {
    private static final Logger log = LoggerFactory.getLogger(Listings.class);

    private final RepoCalls calls;
    private final CacheFiles cache;
    private final TreeFile trees;

    /** Listings kept in {@code cache}. */
    public Listings(RepoCalls calls, CacheFiles cache) {
        this.calls = calls;
        this.cache = cache;
        this.trees = new TreeFile(cache.layout());
    }

    /** The listing; a commit that is known needs no request. */
    public Listing get(RepoId repo, String revision) {
        Optional<Listing> known = Revision.isCommit(revision) ? remembered(repo, revision) : Optional.empty();
        return known.orElseGet(() -> fromHub(repo, revision));
    }

    private Listing fromHub(RepoId repo, String revision) {
        try {
            String commit = calls.commit(repo, revision);
            Optional<Listing> known = remembered(repo, commit);
            if (known.isPresent()) {
                note(repo, revision, commit);
                return known.get();
            }
            List<TreeEntry> files = calls.tree(repo, commit, "", true).stream()
                    .filter(entry -> !entry.isFolder())
                    .toList();
            files.forEach(file -> SafePath.parts(file.path()));
            note(repo, revision, commit);
            trees.write(repo, commit, files);
            return new Listing(repo, commit, files);
        } catch (HubException e) {
            boolean mayPass = e.kind() == Kind.OFFLINE || HubHttp.isTransient(e);
            Optional<Listing> old = mayPass ? remembered(repo, revision) : Optional.empty();
            if (old.isPresent() && e.kind() != Kind.OFFLINE) {
                log.warn("{}; using what the cache remembers", e.getMessage());
            }
            return old.orElseThrow(() -> e);
        }
    }

    /** So that the same name is understood when there is no network. */
    private void note(RepoId repo, String revision, String commit) {
        try {
            cache.prepare(repo, revision, commit);
        } catch (IOException e) {
            log.debug("The commit of {} at {} cannot be noted", repo, revision, e);
        }
    }

    /** What the cache knows, without any request. */
    private Optional<Listing> remembered(RepoId repo, String revision) {
        return cache.commit(repo, revision)
                .flatMap(commit -> trees.read(repo, commit).map(files -> new Listing(repo, commit, files)));
    }
}
