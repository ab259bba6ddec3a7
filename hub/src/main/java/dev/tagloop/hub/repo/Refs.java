package dev.tagloop.hub.repo;

import java.util.List;

/**
 * The refs of a repository.
 *
 * @param branches branches
 * @param converts branches that the Hub itself writes, such as {@code refs/convert/parquet}
 * @param tags tags
 */
public record Refs(List<Ref> branches, List<Ref> converts, List<Ref> tags) {}
