package dev.tagloop.net.internal;

import dev.tagloop.net.OutboundException;
import dev.tagloop.net.OutboundRefusedException;
import dev.tagloop.net.OutboundRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where an answer sends us. A redirect that would turn a POST into a GET is not followed, since the caller would take the
 * page it leads to for the result; it sees the redirect itself instead. Another place gets only headers that cannot carry
 * a secret.
 */
final class Redirects {
    private static final int MOVED = 301;
    private static final int FOUND = 302;
    private static final int SEE_OTHER = 303;
    private static final int TEMPORARY = 307;
    private static final int PERMANENT = 308;
    /** What a stranger may hear; all else (Authorization, Cookie, X-Api-Key, a webhook's own) stays behind. */
    private static final Set<String> HARMLESS =
            Set.of("accept", "accept-encoding", "accept-language", "content-type", "range", "user-agent");

    private Redirects() {}

    /** The request that follows, or nothing when the answer is to be handed out as it is. */
    static Optional<OutboundRequest> next(OutboundRequest request, int status, Optional<String> location)
            throws OutboundException {
        if (location.isEmpty() || !request.follows()) {
            return Optional.empty();
        }
        boolean safe = request.method().equals("GET") || request.method().equals("HEAD");
        return switch (status) {
            case MOVED, FOUND -> safe ? Optional.of(to(request, location.get(), true)) : Optional.empty();
            case SEE_OTHER -> Optional.of(to(asGet(request), location.get(), true));
            case TEMPORARY, PERMANENT -> Optional.of(to(request, location.get(), safe));
            default -> Optional.empty();
        };
    }

    private static OutboundRequest asGet(OutboundRequest request) {
        String method = request.method().equals("HEAD") ? "HEAD" : "GET";
        return new OutboundRequest(method, request.uri(), request.headers(), Optional.empty(), request.limits(), true);
    }

    private static OutboundRequest to(OutboundRequest request, String location, boolean bodyless)
            throws OutboundException {
        URI there;
        try {
            there = request.uri().resolve(location.strip());
        } catch (IllegalArgumentException e) {
            throw new OutboundException(
                    request.uri(), Shown.of(request.uri()) + " redirects to an address that cannot be read", e);
        }
        Target from = Target.of(request.uri());
        Target to = Target.of(there);
        if (from.secure() && !to.secure()) {
            throw new OutboundRefusedException(
                    there, Shown.of(request.uri()) + " redirects from https to plain " + Shown.of(there), null);
        }
        boolean trusted = from.trusts(to);
        if (!trusted && !bodyless && request.body().isPresent()) {
            throw new OutboundRefusedException(
                    there,
                    Shown.of(request.uri()) + " redirects the content of a " + request.method() + " to another place, "
                            + Shown.of(there) + "; give that address instead if it is right",
                    null);
        }
        List<Map.Entry<String, String>> headers = trusted
                ? request.headers()
                : request.headers().stream().filter(Redirects::harmless).toList();
        return new OutboundRequest(request.method(), there, headers, request.body(), request.limits(), true);
    }

    private static boolean harmless(Map.Entry<String, String> header) {
        return HARMLESS.contains(header.getKey().toLowerCase(Locale.ROOT));
    }
}
