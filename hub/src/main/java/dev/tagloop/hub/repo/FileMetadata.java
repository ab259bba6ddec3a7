package dev.tagloop.hub.repo;

/**
 * What the Hub says about a file before it is fetched.
 *
 * @param commit the commit that the revision stands for, 40 hexadecimal digits
 * @param etag the name of its content: SHA-256 of a large file, Git's SHA-1 of another
 * @param size bytes of the content
 */
public record FileMetadata(String commit, String etag, long size) {}
