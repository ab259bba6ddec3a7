package dev.tagloop.hub.cache;

import java.util.List;

/**
 * What was, or would be, removed.
 *
 * @param revisions the commits that no branch or tag stands for, as {@code model org/name@COMMIT}
 * @param leftovers how many temporary files of downloads that ended in the middle
 * @param bytes how much room that makes
 */
public record PruneResult(List<String> revisions, int leftovers, long bytes) {}
