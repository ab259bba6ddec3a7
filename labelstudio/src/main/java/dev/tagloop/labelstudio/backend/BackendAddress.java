package dev.tagloop.labelstudio.backend;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a backend is, and how to speak to it.
 *
 * @param base the address that paths are appended to; ends with a slash, so that a backend behind a path prefix works too
 * @param credentials for HTTP basic authentication, if it asks for them
 * @param patience how long a prediction may take
 */
public record BackendAddress(URI base, Optional<Credentials> credentials, Duration patience) {
    /** How long a prediction may take unless somebody says otherwise. */
    public static final Duration PATIENCE = Duration.ofSeconds(100);

    /** Checks that everything is there. */
    public BackendAddress {
        requireNonNull(base, "base");
        requireNonNull(credentials, "credentials");
        requireNonNull(patience, "patience");
    }

    /** A user name and a password. */
    public record Credentials(String user, String password) {
        /** As they go over the wire behind the word {@code Basic}. */
        public String encoded() {
            return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return "Credentials[" + user + "]";
        }
    }

    /**
     * Reads an address as people write it.
     *
     * @throws BackendException if it cannot be one
     */
    public static BackendAddress of(String url) {
        URI uri;
        try {
            uri = new URI(url.strip());
        } catch (URISyntaxException e) {
            throw wrong(url, "it is no web address", e);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if ((!scheme.equals("http") && !scheme.equals("https")) || uri.getRawAuthority() == null) {
            throw wrong(url, "it must begin with http:// or https:// and name a host", null);
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw wrong(url, "it must end before \"?\" and \"#\"", null);
        }
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        URI base = URI.create(scheme + "://" + uri.getRawAuthority() + (path.endsWith("/") ? path : path + "/"));
        return new BackendAddress(base, Optional.empty(), PATIENCE);
    }

    private static BackendException wrong(String url, String why, Exception cause) {
        return new BackendException(
                BackendException.Fault.ADDRESS,
                "\"" + url + "\" cannot be the address of an ML backend: " + why
                        + ". Write it like http://localhost:9090.",
                cause);
    }

    /** With a user name and password. */
    public BackendAddress withCredentials(Credentials given) {
        return new BackendAddress(base, Optional.of(given), patience);
    }

    /** With another time for a prediction. */
    public BackendAddress withPatience(Duration given) {
        return new BackendAddress(base, credentials, given);
    }

    /** The address of one of its routes. */
    URI route(String name) {
        return base.resolve(name);
    }
}
