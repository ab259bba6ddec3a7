package dev.tagloop.hub.repo;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The description of a repository at a revision.
 *
 * @param repo the repository, under the id that the Hub calls it by
 * @param commit the commit that the revision stands for
 * @param isPrivate whether only its owners see it
 * @param gating {@code auto} or {@code manual} if access has to be asked for
 * @param isDisabled whether the Hub closed it
 * @param lastModified when it changed last
 * @param tags its tags
 * @param task what a model is for, such as {@code token-classification}
 * @param library what a model is made for, such as {@code transformers}
 * @param files its files
 */
public record RepoInfo(
        RepoId repo,
        String commit,
        boolean isPrivate,
        Optional<String> gating,
        boolean isDisabled,
        Optional<Instant> lastModified,
        List<String> tags,
        Optional<String> task,
        Optional<String> library,
        List<RepoFile> files) {}
