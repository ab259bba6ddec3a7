package dev.tagloop.hub.internal.http;

import dev.tagloop.hub.repo.RepoId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * The address of the Hub, and the addresses of everything on it.
 *
 * @param base scheme, host, port and perhaps a path, without a slash at the end
 */
public record Endpoint(URI base) {
    private static final String OFFICIAL = "https://huggingface.co";

    /** Checks that it is an address of the web. */
    public Endpoint {
        String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https") || base.getRawAuthority() == null) {
            throw new IllegalArgumentException(
                    "\"" + base + "\" is no address of a Hub; write it like " + OFFICIAL + " (HF_ENDPOINT)");
        }
    }

    /** {@code /api/…}; each part is encoded by itself. */
    public URI api(String... parts) {
        StringJoiner path = new StringJoiner("/", base + "/api/", "");
        for (String part : parts) {
            path.add(encoded(part));
        }
        return URI.create(path.toString());
    }

    /** {@code /api/models/ORG/NAME/…}. */
    public URI api(RepoId repo, String... parts) {
        StringBuilder path = new StringBuilder(base + "/api/" + repo.type().plural() + "/" + repo.id());
        for (String part : parts) {
            path.append('/').append(encoded(part));
        }
        return URI.create(path.toString());
    }

    /** A file. */
    public URI resolve(RepoId repo, String revision, String path) {
        return URI.create(base + "/" + repo.type().prefix() + repo.id() + "/resolve/" + encoded(revision) + "/"
                + encodedPath(path));
    }

    /** Where uploads of large files are agreed on. */
    public URI lfsBatch(RepoId repo) {
        return URI.create(base + "/" + repo.type().prefix() + repo.id() + ".git/info/lfs/objects/batch");
    }

    /** Whether a token may be sent to {@code uri}: same scheme, host and port. */
    public boolean owns(URI uri) {
        return base.getScheme().equalsIgnoreCase(String.valueOf(uri.getScheme()))
                && authority(base).equals(authority(uri));
    }

    /** An address that the Hub gave; one of the official Hub leads back to this endpoint, so that a mirror stays one. */
    public URI rebased(String href) {
        boolean official = href.equals(OFFICIAL) || href.startsWith(OFFICIAL + "/");
        return URI.create(official ? base + href.substring(OFFICIAL.length()) : href);
    }

    private static String authority(URI uri) {
        String authority = String.valueOf(uri.getRawAuthority()).toLowerCase(Locale.ROOT);
        String standard = "https".equalsIgnoreCase(uri.getScheme()) ? ":443" : ":80";
        return authority.endsWith(standard)
                ? authority.substring(0, authority.length() - standard.length())
                : authority;
    }

    /** A path with its slashes, every part encoded. */
    static String encodedPath(String path) {
        StringJoiner joined = new StringJoiner("/");
        for (String part : path.split("/", -1)) {
            joined.add(encoded(part));
        }
        return joined.toString();
    }

    /** Percent-encoded with no exception for slashes. */
    public static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
