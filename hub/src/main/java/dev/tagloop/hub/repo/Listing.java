package dev.tagloop.hub.repo;

import java.util.List;

/**
 * All files of a commit.
 *
 * @param repo the repository, under the id that was asked for
 * @param commit the commit, 40 hexadecimal digits
 * @param files the files, without folders, in the order of the Hub
 */
public record Listing(RepoId repo, String commit, List<TreeEntry> files) {
    /** Keeps the list from being changed. */
    public Listing {
        files = List.copyOf(files);
    }
}
