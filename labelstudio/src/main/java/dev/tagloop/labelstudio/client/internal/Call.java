package dev.tagloop.labelstudio.client.internal;

import dev.tagloop.net.OutboundBody;
import dev.tagloop.net.OutboundLimits;
import java.util.Optional;
import java.util.Set;

/**
 * One call of the API.
 *
 * @param method upper-case method
 * @param path from {@code /api} on
 * @param query parameters
 * @param body what is sent
 * @param limits of each attempt
 * @param repeatable whether sending it twice does what sending it once does
 */
record Call(
        String method,
        String path,
        Query query,
        Optional<OutboundBody> body,
        OutboundLimits limits,
        boolean repeatable) {
    /** Safe to send twice (RFC 9110, 9.2.2), as far as this client uses them. */
    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "PUT", "DELETE");

    /** A call that may be repeated if its method says so. */
    static Call of(String method, String path, Query query, Optional<OutboundBody> body, OutboundLimits limits) {
        return new Call(method, path, query, body, limits, IDEMPOTENT.contains(method));
    }

    /** How messages name it: without parameters, which may be long. */
    String shown(BaseUrl base) {
        return method + " " + base + path;
    }
}
