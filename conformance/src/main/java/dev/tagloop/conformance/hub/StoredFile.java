package dev.tagloop.conformance.hub;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A file of a commit.
 *
 * @param content its bytes
 * @param lfs whether Git holds only a pointer to it
 * @param oid Git's name of what Git holds: the content or the pointer
 * @param sha256 SHA-256 of the content; empty unless {@code lfs}
 */
record StoredFile(Content content, boolean lfs, String oid, String sha256) {
    static StoredFile regular(Content content) throws IOException {
        return new StoredFile(content, false, Digests.gitBlob(content), "");
    }

    static StoredFile large(Content content) throws IOException {
        return large(content, Digests.sha256(content));
    }

    static StoredFile large(Content content, String sha256) {
        return new StoredFile(content, true, Digests.gitBlob(pointer(sha256, content.size())), sha256);
    }

    /** What resolve says in its ETag. */
    String etag() {
        return lfs ? sha256 : oid;
    }

    int pointerSize() {
        return pointer(sha256, content.size()).length;
    }

    private static byte[] pointer(String sha256, long size) {
        return ("version https://git-lfs.github.com/spec/v1\noid sha256:" + sha256 + "\nsize " + size + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
