package dev.tagloop.net;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One request. Immutable; {@code with…} methods give changed copies.
 *
 * @param method upper-case method name
 * @param uri absolute address; {@code http} or {@code https} (checked when sent)
 * @param headers in the order of sending, names may repeat
 * @param body what follows the head, if anything
 * @param limits in place of the gate's own, if present; the time to connect stays the gate's
 * @param follows whether redirects are followed; if not, the first one is handed out as the answer
 */
public record OutboundRequest(
        String method,
        URI uri,
        List<Map.Entry<String, String>> headers,
        Optional<OutboundBody> body,
        Optional<OutboundLimits> limits,
        boolean follows) {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    /** Headers that frame the message or choose the connection: the gate's own business. */
    private static final Set<String> FRAMING = Set.of(
            "host",
            "content-length",
            "transfer-encoding",
            "connection",
            "keep-alive",
            "te",
            "trailer",
            "upgrade",
            "proxy-authorization",
            "proxy-connection",
            "expect");

    /** Checks method and headers, so that no value can smuggle a line into the head. */
    public OutboundRequest {
        requireNonNull(uri, "uri");
        requireNonNull(body, "body");
        requireNonNull(limits, "limits");
        headers = List.copyOf(headers);
        if (!TOKEN.matcher(method).matches()) {
            throw new IllegalArgumentException("\"" + method + "\" is no HTTP method");
        }
        for (Map.Entry<String, String> header : headers) {
            if (!TOKEN.matcher(header.getKey()).matches()) {
                throw new IllegalArgumentException("\"" + header.getKey() + "\" is no HTTP header name");
            }
            if (FRAMING.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("header " + header.getKey() + " is set by the gate itself");
            }
            if (header.getValue().chars().anyMatch(c -> (c < ' ' && c != '\t') || c > '~')) {
                throw new IllegalArgumentException(
                        "the value of header " + header.getKey() + " holds a control character or one outside ASCII");
            }
        }
    }

    /** A request without headers and body. */
    public static OutboundRequest of(String method, URI uri) {
        return new OutboundRequest(method, uri, List.of(), Optional.empty(), Optional.empty(), true);
    }

    /** A GET. */
    public static OutboundRequest get(URI uri) {
        return of("GET", uri);
    }

    /** A POST of {@code body}. */
    public static OutboundRequest post(URI uri, OutboundBody body) {
        return of("POST", uri).withBody(body);
    }

    /** With one header more. */
    public OutboundRequest withHeader(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new OutboundRequest(method, uri, more, body, limits, follows);
    }

    /** With this body. */
    public OutboundRequest withBody(OutboundBody newBody) {
        return new OutboundRequest(method, uri, headers, Optional.of(newBody), limits, follows);
    }

    /** With limits of its own. */
    public OutboundRequest withLimits(OutboundLimits newLimits) {
        return new OutboundRequest(method, uri, headers, body, Optional.of(newLimits), follows);
    }

    /** With redirects handed out as answers: for a caller that has to see where they lead. */
    public OutboundRequest withoutFollowing() {
        return new OutboundRequest(method, uri, headers, body, limits, false);
    }

    /** The first value of header {@code name}, compared without case. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
