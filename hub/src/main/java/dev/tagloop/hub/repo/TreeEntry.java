package dev.tagloop.hub.repo;

import java.util.Optional;

/**
 * A file or a folder of a repository.
 *
 * @param path its path from the root, with {@code /}
 * @param isFolder whether it is a folder
 * @param size bytes of the content; 0 for a folder
 * @param oid Git's name of what Git holds: SHA-1 of the blob, of the tree or of the pointer to a large file
 * @param sha256 SHA-256 of the content of a large file
 */
public record TreeEntry(String path, boolean isFolder, long size, String oid, Optional<String> sha256) {
    /** What names the content in the cache: the SHA-256 of a large file, else Git's name. */
    public String etag() {
        return sha256.orElse(oid);
    }
}
