package dev.tagloop.hub.repo;

import java.util.List;
import java.util.Optional;

/**
 * What became of an upload.
 *
 * @param commit the new head, or the old one when nothing had changed
 * @param url where a browser shows it; empty when nothing had changed
 * @param pullRequest where a browser shows the pull request, if one was asked for
 * @param uploaded paths that were sent or removed
 * @param unchanged paths that the repository had already
 */
public record CommitResult(
        String commit, String url, Optional<String> pullRequest, List<String> uploaded, List<String> unchanged) {}
