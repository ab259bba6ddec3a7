package dev.tagloop.hub.internal.http;

import dev.tagloop.net.OutboundBody;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request to the Hub or to a host that it named. {@code with…} methods give changed copies.
 *
 * @param method its method
 * @param uri where
 * @param headers headers besides those that every request has
 * @param body what follows the head
 * @param auth whether the token goes along
 * @param retries whether it may be sent again
 * @param follows whether redirects are followed
 * @param idle longest silence; null for the gate's own
 * @param mostBytes most bytes of the answer
 * @param about what it is about, for messages
 */
public record HubCall(
        String method,
        URI uri,
        Map<String, String> headers,
        Optional<OutboundBody> body,
        Auth auth,
        boolean retries,
        boolean follows,
        Duration idle,
        long mostBytes,
        String about) {
    private static final long MOST_JSON = 64L << 20;
    /** A refusal may say more than a small file holds. */
    private static final long ROOM_FOR_REASONS = 1 << 16;

    /** What becomes of the token. */
    public enum Auth {
        /** It is sent if there is one. */
        OPTIONAL,
        /** Without one nothing is sent at all. */
        REQUIRED,
        /** It stays here. */
        NONE
    }

    /** Keeps the headers from being changed. */
    public HubCall {
        headers = Map.copyOf(headers);
    }

    /** A GET of something about {@code about}. */
    public static HubCall get(URI uri, String about) {
        return of("GET", uri, about);
    }

    /** Any method. */
    public static HubCall of(String method, URI uri, String about) {
        return new HubCall(method, uri, Map.of(), Optional.empty(), Auth.OPTIONAL, true, true, null, MOST_JSON, about);
    }

    /** A POST that needs a token. */
    public static HubCall post(URI uri, OutboundBody body, String about) {
        return of("POST", uri, about).withBody(body).withAuth(Auth.REQUIRED);
    }

    /** With a header. */
    public HubCall withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HubCall(method, uri, more, body, auth, retries, follows, idle, mostBytes, about);
    }

    /** With a body. */
    public HubCall withBody(OutboundBody newBody) {
        return new HubCall(method, uri, headers, Optional.of(newBody), auth, retries, follows, idle, mostBytes, about);
    }

    /** With another handling of the token. */
    public HubCall withAuth(Auth newAuth) {
        return new HubCall(method, uri, headers, body, newAuth, retries, follows, idle, mostBytes, about);
    }

    /** Sent once. */
    public HubCall once() {
        return new HubCall(method, uri, headers, body, auth, false, follows, idle, mostBytes, about);
    }

    /** With redirects as answers. */
    public HubCall withoutFollowing() {
        return new HubCall(method, uri, headers, body, auth, retries, false, idle, mostBytes, about);
    }

    /** With another longest silence. */
    public HubCall withIdle(Duration newIdle) {
        return new HubCall(method, uri, headers, body, auth, retries, follows, newIdle, mostBytes, about);
    }

    /** For a file of that size as it is, not compressed on its way. */
    public HubCall forContent(long size) {
        HubCall plain = withHeader("Accept-Encoding", "identity");
        return new HubCall(
                method, uri, plain.headers, body, auth, retries, follows, idle, size + ROOM_FOR_REASONS, about);
    }

    /** To another place. */
    public HubCall to(URI there) {
        return new HubCall(method, there, headers, body, auth, retries, follows, idle, mostBytes, about);
    }
}
