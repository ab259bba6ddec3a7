package dev.tagloop.net.internal;

import dev.tagloop.net.OutboundRefusedException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.net.URIAuthority;

/**
 * Scheme, host and port of an address, after the checks that need no name resolution.
 *
 * @param scheme {@code http} or {@code https}
 * @param host name or literal in lower case, IPv6 without brackets
 * @param port never -1
 */
record Target(String scheme, String host, int port) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** Reads the target of {@code uri}, also where {@link URI#getHost()} gives up (underscores in container names). */
    static Target of(URI uri) throws OutboundRefusedException {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw refused(uri, "only http and https addresses are fetched, not \"" + scheme + "\"", null);
        }
        if (uri.getRawAuthority() == null) {
            throw refused(uri, "the address names no host; write it like " + scheme + "://host/path", null);
        }
        URIAuthority authority;
        try {
            authority = URIAuthority.create(uri.getRawAuthority());
        } catch (URISyntaxException e) {
            throw refused(uri, "the host part of the address cannot be read", e);
        }
        if (authority.getUserInfo() != null) {
            throw refused(
                    uri, "user name and password do not belong into an address; give them in their own fields", null);
        }
        String host = withoutBrackets(authority.getHostName().toLowerCase(Locale.ROOT));
        int standard = scheme.equals("http") ? HTTP : HTTPS;
        int port = authority.getPort() < 0 ? standard : authority.getPort();
        if (host.isEmpty() || port == 0 || host.indexOf('%') >= 0) {
            throw refused(uri, "the host part of the address cannot be read", null);
        }
        return new Target(scheme, host, port);
    }

    boolean secure() {
        return scheme.equals("https");
    }

    HttpHost toHttpHost() {
        return new HttpHost(scheme, host, port);
    }

    /** Whether what was meant for {@code this} may be told to {@code other}: same place, or its encrypted door. */
    boolean trusts(Target other) {
        boolean upgraded = !secure() && other.secure() && port == HTTP && other.port == HTTPS;
        return host.equals(other.host) && (upgraded || (scheme.equals(other.scheme) && port == other.port));
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private static OutboundRefusedException refused(URI uri, String why, Exception cause) {
        return new OutboundRefusedException(uri, Shown.of(uri) + ": " + why, cause);
    }
}
