package dev.tagloop.hub;

import static java.util.Objects.requireNonNull;

import dev.tagloop.hub.repo.RepoId;
import dev.tagloop.hub.repo.Revision;
import java.util.List;

/**
 * A whole repository to get, or a part of it. {@code with…} methods give changed copies.
 *
 * @param repo which
 * @param revision a branch, a tag or a commit
 * @param allow patterns of paths to take; none for all
 * @param ignore patterns of paths to leave
 * @param force whether files are fetched again although they are here
 * @param localOnly whether only the cache is looked at
 * @param parallel how many files at a time
 * @param listener who hears how far it is
 */
public record SnapshotRequest(
        RepoId repo,
        String revision,
        List<String> allow,
        List<String> ignore,
        boolean force,
        boolean localOnly,
        int parallel,
        TransferListener listener) {
    private static final int PARALLEL = 8;

    /** Checks the revision. */
    public SnapshotRequest {
        requireNonNull(repo, "repo");
        requireNonNull(listener, "listener");
        Revision.checked(revision);
        allow = List.copyOf(allow);
        ignore = List.copyOf(ignore);
        if (parallel < 1) {
            throw new IllegalArgumentException("parallel must be positive, not " + parallel);
        }
    }

    /** All of {@code main}. */
    public static SnapshotRequest of(RepoId repo) {
        return new SnapshotRequest(
                repo, Revision.MAIN, List.of(), List.of(), false, false, PARALLEL, TransferListener.NONE);
    }

    /** At another branch, tag or commit. */
    public SnapshotRequest withRevision(String newRevision) {
        return new SnapshotRequest(repo, newRevision, allow, ignore, force, localOnly, parallel, listener);
    }

    /** Only paths that match one of the patterns; {@code *} also crosses slashes, {@code folder/} means all in it. */
    public SnapshotRequest withAllowed(List<String> patterns) {
        return new SnapshotRequest(repo, revision, patterns, ignore, force, localOnly, parallel, listener);
    }

    /** Without paths that match one of the patterns. */
    public SnapshotRequest withIgnored(List<String> patterns) {
        return new SnapshotRequest(repo, revision, allow, patterns, force, localOnly, parallel, listener);
    }

    /** Fetched again in any case. */
    public SnapshotRequest forced() {
        return new SnapshotRequest(repo, revision, allow, ignore, true, localOnly, parallel, listener);
    }

    /** From the cache alone. */
    public SnapshotRequest locally() {
        return new SnapshotRequest(repo, revision, allow, ignore, force, true, parallel, listener);
    }

    /** With so many files at a time. */
    public SnapshotRequest withParallel(int files) {
        return new SnapshotRequest(repo, revision, allow, ignore, force, localOnly, files, listener);
    }

    /** With somebody who listens. */
    public SnapshotRequest withListener(TransferListener newListener) {
        return new SnapshotRequest(repo, revision, allow, ignore, force, localOnly, parallel, newListener);
    }
}
