package dev.tagloop.server.http;

import java.util.Optional;

/**
 * The account behind a request.
 *
 * @param organization the organization that the account works in; empty for one that was removed from it
 * @param grant by which token or session, as lists of these name it
 */
public record Caller(long id, String email, Optional<Long> organization, Credential credential, String grant) {
    /** How the account proved itself. */
    public enum Credential {
        SESSION,
        TOKEN
    }
}
