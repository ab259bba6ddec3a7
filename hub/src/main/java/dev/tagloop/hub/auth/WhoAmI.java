package dev.tagloop.hub.auth;

import java.util.List;
import java.util.Optional;

/**
 * Whose token it is.
 *
 * @param name the account's name
 * @param fullName the person's name, if given
 * @param organizations the names of organizations it belongs to
 * @param tokenName what its owner called the token, if it has a name
 * @param role what the token may do: {@code read}, {@code write} or {@code fineGrained}, if told
 */
public record WhoAmI(
        String name,
        Optional<String> fullName,
        List<String> organizations,
        Optional<String> tokenName,
        Optional<String> role) {}
