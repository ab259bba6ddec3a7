package dev.tagloop.server.backup;

/**
 * A file of the data folder.
 *
 * @param path relative, with forward slashes
 * @param size in bytes
 * @param sha256 of its content
 */
public record FileMark(String path, long size, String sha256) {}
