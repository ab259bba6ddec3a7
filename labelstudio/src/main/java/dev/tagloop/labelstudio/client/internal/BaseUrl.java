package dev.tagloop.labelstudio.client.internal;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * The address that all paths are appended to, so that a server behind a path prefix works too.
 *
 * @param text the address without a slash at its end
 */
public record BaseUrl(String text) {
    /**
     * Reads an address as people write it.
     *
     * @throws IllegalArgumentException if it cannot be the address of a server, saying what is wrong
     */
    public static BaseUrl parse(String url) {
        String trimmed = url.strip().replaceFirst("/+$", "");
        URI uri;
        try {
            uri = new URI(trimmed);
        } catch (URISyntaxException e) {
            throw wrong(url, "it is no web address", e);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(java.util.Locale.ROOT);
        if ((!scheme.equals("http") && !scheme.equals("https")) || uri.getRawAuthority() == null) {
            throw wrong(url, "it must begin with http:// or https:// and name a host", null);
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw wrong(url, "it must end before \"?\" and \"#\"", null);
        }
        return new BaseUrl(trimmed);
    }

    URI resolve(String path, Query query) {
        return URI.create(text + path + query.toText());
    }

    @Override
    public String toString() {
        return text;
    }

    private static IllegalArgumentException wrong(String url, String why, Exception cause) {
        return new IllegalArgumentException(
                "\"" + url + "\" cannot be the server's address: " + why + ". Write it like http://localhost:8080",
                cause);
    }
}
