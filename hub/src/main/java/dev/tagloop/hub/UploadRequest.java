package dev.tagloop.hub;

import static java.util.Objects.requireNonNull;

import dev.tagloop.hub.internal.cache.SafePath;
import dev.tagloop.hub.repo.RepoId;
import dev.tagloop.hub.repo.Revision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Files to put into a repository, in one commit. {@code with…} methods give changed copies.
 *
 * @param repo which
 * @param revision the branch
 * @param message the first line of the commit's message; empty for one that fits
 * @param description the rest of it
 * @param parent the commit that the branch must still be at; empty for any
 * @param pullRequest whether a pull request is made instead of a commit on the branch
 * @param additions files to put
 * @param deletions paths to remove; one that ends in {@code /} is a folder
 * @param listener who hears how far it is
 */
public record UploadRequest(
        RepoId repo,
        String revision,
        String message,
        String description,
        Optional<String> parent,
        boolean pullRequest,
        List<Addition> additions,
        List<String> deletions,
        TransferListener listener) {
    /** Checks revision and paths. */
    public UploadRequest {
        requireNonNull(repo, "repo");
        requireNonNull(listener, "listener");
        Revision.checked(revision);
        additions = List.copyOf(additions);
        deletions = List.copyOf(deletions);
        additions.forEach(addition -> SafePath.parts(addition.path()));
        deletions.forEach(path -> SafePath.parts(path.endsWith("/") ? path.substring(0, path.length() - 1) : path));
    }

    /** A file to put. */
    public sealed interface Addition {
        /** Where it goes in the repository. */
        String path();
    }

    /**
     * A file of the disk. It must not change before it is sent.
     *
     * @param path where it goes
     * @param file where it is
     */
    public record OfFile(String path, Path file) implements Addition {}

    /**
     * A file in memory.
     *
     * @param path where it goes
     * @param content its bytes, not copied: leave them alone afterwards
     */
    public record OfBytes(String path, byte[] content) implements Addition {}

    /** Nothing yet, for the branch {@code main}. */
    public static UploadRequest to(RepoId repo) {
        return new UploadRequest(
                repo, Revision.MAIN, "", "", Optional.empty(), false, List.of(), List.of(), TransferListener.NONE);
    }

    /** On another branch. */
    public UploadRequest withRevision(String branch) {
        return new UploadRequest(
                repo, branch, message, description, parent, pullRequest, additions, deletions, listener);
    }

    /** With a message. */
    public UploadRequest withMessage(String summary) {
        return new UploadRequest(
                repo, revision, summary, description, parent, pullRequest, additions, deletions, listener);
    }

    /** With more to say below the message. */
    public UploadRequest withDescription(String text) {
        return new UploadRequest(repo, revision, message, text, parent, pullRequest, additions, deletions, listener);
    }

    /** Only while the branch is at that commit. */
    public UploadRequest withParent(String commit) {
        return new UploadRequest(
                repo, revision, message, description, Optional.of(commit), pullRequest, additions, deletions, listener);
    }

    /** As a pull request. */
    public UploadRequest asPullRequest() {
        return new UploadRequest(repo, revision, message, description, parent, true, additions, deletions, listener);
    }

    /** With a file of the disk. */
    public UploadRequest withFile(String path, Path file) {
        return with(new OfFile(path, file));
    }

    /** With a file in memory. */
    public UploadRequest withBytes(String path, byte[] content) {
        return with(new OfBytes(path, content));
    }

    /** With another file. */
    public UploadRequest with(Addition addition) {
        return with(List.of(addition));
    }

    /** With other files. */
    public UploadRequest with(List<? extends Addition> files) {
        List<Addition> more = new ArrayList<>(additions);
        more.addAll(files);
        return new UploadRequest(repo, revision, message, description, parent, pullRequest, more, deletions, listener);
    }

    /** Without a file, or a folder if the path ends in {@code /}. */
    public UploadRequest without(String path) {
        List<String> more = new ArrayList<>(deletions);
        more.add(path);
        return new UploadRequest(repo, revision, message, description, parent, pullRequest, additions, more, listener);
    }

    /** With somebody who listens. */
    public UploadRequest withListener(TransferListener newListener) {
        return new UploadRequest(
                repo, revision, message, description, parent, pullRequest, additions, deletions, newListener);
    }
}
