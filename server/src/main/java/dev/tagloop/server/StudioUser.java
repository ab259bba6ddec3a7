package dev.tagloop.server;

/**
 * An account of a server.
 *
 * @param email its address, in lower case
 */
public record StudioUser(long id, String email) {}
