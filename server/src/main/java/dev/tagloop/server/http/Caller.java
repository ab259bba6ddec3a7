package dev.tagloop.server.http;

import java.util.Optional;

/**
 * The account behind a request.
 *
 * @param organization the organization that the account works in; empty for one that was removed from it
 */
public record Caller(long id, String email, Optional<Long> organization, Credential credential) {
    /** How the account proved itself. */
    public enum Credential {
        SESSION,
        TOKEN
    }
}
