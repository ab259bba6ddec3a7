package dev.tagloop.server.backup;

import java.util.List;

/**
 * What a table holds, in short: two stores with the same marks hold the same.
 *
 * @param name the table
 * @param columns its columns, in the order of the values
 * @param rows how many rows
 * @param size bytes of their lines
 * @param sha256 the digest of their lines, ordered by the primary key
 */
public record TableMark(String name, List<String> columns, long rows, long size, String sha256) {}
