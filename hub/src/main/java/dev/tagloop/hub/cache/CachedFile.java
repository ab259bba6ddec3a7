package dev.tagloop.hub.cache;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A file of a commit in the cache.
 *
 * @param path its path in the repository
 * @param pointer where it lies
 * @param blob where its content lies; the same as {@code pointer} where there are no links
 * @param size bytes of the content
 * @param accessed when it was read last, as far as the file system tells
 * @param modified when it was written
 */
public record CachedFile(String path, Path pointer, Path blob, long size, Instant accessed, Instant modified) {}
