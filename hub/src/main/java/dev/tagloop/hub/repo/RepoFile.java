package dev.tagloop.hub.repo;

import java.util.OptionalLong;

/**
 * A file as the description of a repository lists it.
 *
 * @param path its path from the root
 * @param size bytes of the content, where the description tells
 */
public record RepoFile(String path, OptionalLong size) {}
