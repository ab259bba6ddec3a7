package dev.tagloop.hub;

import static java.util.Objects.requireNonNull;

import dev.tagloop.hub.repo.RepoId;
import dev.tagloop.hub.repo.Revision;

/**
 * A file to get. {@code with…} methods give changed copies.
 *
 * @param repo whose
 * @param path its path in the repository
 * @param revision a branch, a tag or a commit
 * @param force whether it is fetched again although it is here
 * @param localOnly whether only the cache is looked at
 * @param listener who hears how far it is
 */
public record FileRequest(
        RepoId repo, String path, String revision, boolean force, boolean localOnly, TransferListener listener) {
    /** Checks the revision. */
    public FileRequest {
        requireNonNull(repo, "repo");
        requireNonNull(path, "path");
        requireNonNull(listener, "listener");
        Revision.checked(revision);
    }

    /** A file of {@code main}. */
    public static FileRequest of(RepoId repo, String path) {
        return new FileRequest(repo, path, Revision.MAIN, false, false, TransferListener.NONE);
    }

    /** At another branch, tag or commit. */
    public FileRequest withRevision(String newRevision) {
        return new FileRequest(repo, path, newRevision, force, localOnly, listener);
    }

    /** Fetched again in any case. */
    public FileRequest forced() {
        return new FileRequest(repo, path, revision, true, localOnly, listener);
    }

    /** From the cache alone. */
    public FileRequest locally() {
        return new FileRequest(repo, path, revision, force, true, listener);
    }

    /** With somebody who listens. */
    public FileRequest withListener(TransferListener newListener) {
        return new FileRequest(repo, path, revision, force, localOnly, newListener);
    }
}
