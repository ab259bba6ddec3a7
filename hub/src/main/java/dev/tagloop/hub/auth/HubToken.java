package dev.tagloop.hub.auth;

import java.util.Optional;

/**
 * A token and where it came from. Its text form shows no part of it.
 *
 * @param value what is sent
 * @param origin where it was found
 * @param place the variable or the file, for messages
 */
public record HubToken(String value, Origin origin, String place) {
    /** Where a token was found. */
    public enum Origin {
        /** Given by the caller. */
        ARGUMENT,
        /** A variable of the environment. */
        ENVIRONMENT,
        /** The file that {@code login} writes. */
        FILE
    }

    /** A token without line ends and blanks around it; empty if nothing is left or if it cannot stand in a header. */
    public static Optional<HubToken> of(String text, Origin origin, String place) {
        String clean = text.replace("\r", "").replace("\n", "").strip();
        boolean sendable = !clean.isEmpty() && clean.chars().allMatch(c -> c > ' ' && c <= '~');
        return sendable ? Optional.of(new HubToken(clean, origin, place)) : Optional.empty();
    }

    /** Whether the caller did not give it: then a wrong one is no reason to refuse public repositories. */
    public boolean isImplicit() {
        return origin != Origin.ARGUMENT;
    }

    @Override
    public String toString() {
        return "token from " + place;
    }
}
