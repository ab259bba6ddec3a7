package dev.tagloop.hub.cache;

import java.util.List;

/**
 * What is in a cache.
 *
 * @param repos the repositories
 * @param bytes of all contents
 * @param warnings what breaks the rules and was left out, one sentence each
 */
public record CacheReport(List<CachedRepo> repos, long bytes, List<String> warnings) {}
