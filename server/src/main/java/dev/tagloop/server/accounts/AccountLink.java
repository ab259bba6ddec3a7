package dev.tagloop.server.accounts;

import java.time.Instant;

/**
 * A link that works once.
 *
 * @param path what follows the server's address, the secret in its query
 * @param expiresAt when it stops working, used or not
 */
public record AccountLink(String path, Instant expiresAt) {}
