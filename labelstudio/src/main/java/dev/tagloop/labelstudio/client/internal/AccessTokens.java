package dev.tagloop.labelstudio.client.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The {@code Authorization} header of each call; exchanges and renews short-lived tokens, one thread at a time. */
final class AccessTokens {
    /** A token this near to its end may be over when the request arrives. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final Credentials credentials;
    private final UnaryOperator<String> exchange;
    private final Clock clock;
    private String access;
    private Instant expiry = Instant.MIN;

    /**
     * Tokens for {@code credentials}.
     *
     * @param exchange turns a personal access token into a short-lived one by asking the server
     */
    AccessTokens(Credentials credentials, UnaryOperator<String> exchange, Clock clock) {
        this.credentials = credentials;
        this.exchange = exchange;
        this.clock = clock;
    }

    String header() {
        return switch (credentials) {
            case Credentials.Legacy legacy -> "Token " + legacy.token();
            case Credentials.Personal personal -> "Bearer " + fresh(personal);
        };
    }

    /** Tells that the server did not accept {@code header}; true if another one may do better. */
    synchronized boolean refused(String header) {
        if (credentials instanceof Credentials.Legacy) {
            return false;
        }
        if (header.equals("Bearer " + access)) {
            access = null;
        }
        return true;
    }

    private synchronized String fresh(Credentials.Personal personal) {
        if (access == null || !clock.instant().isBefore(expiry.minus(MARGIN))) {
            access = exchange.apply(personal.token());
            Optional<Jwt> jwt = Jwt.parse(access);
            expiry = jwt.map(Jwt::expiry).orElse(Instant.MAX);
        }
        return access;
    }
}
