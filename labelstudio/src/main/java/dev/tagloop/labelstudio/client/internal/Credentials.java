package dev.tagloop.labelstudio.client.internal;

import java.util.Optional;

/** How the client shows who it is. */
public sealed interface Credentials {
    /**
     * A token that is sent as it is.
     *
     * @param token the key
     */
    record Legacy(String token) implements Credentials {
        @Override
        public String toString() {
            return "legacy token";
        }
    }

    /**
     * A personal access token, never sent with a call but exchanged for short-lived ones.
     *
     * @param token the refresh token
     */
    record Personal(String token) implements Credentials {
        @Override
        public String toString() {
            return "personal access token";
        }
    }

    /**
     * Tells the two kinds apart by their form, as Label Studio's own client does.
     *
     * @throws IllegalArgumentException if there is no token, or it has line breaks or the like inside
     */
    static Credentials of(String token) {
        String trimmed = token.strip();
        if (trimmed.isEmpty()) {
            throw new IllegalArgumentException(
                    "the access token is empty; copy one from the server's page Account & Settings");
        }
        if (trimmed.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException(
                    "the access token holds a blank or another character that no token has; copy it again");
        }
        Optional<Jwt> jwt = Jwt.parse(trimmed);
        return jwt.isPresent() ? new Personal(trimmed) : new Legacy(trimmed);
    }
}
