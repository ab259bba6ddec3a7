package dev.tagloop.labelstudio.client.internal;

import dev.tagloop.labelstudio.client.StudioApiException;
import dev.tagloop.labelstudio.client.StudioConnectionException;
import dev.tagloop.labelstudio.client.StudioException;
import dev.tagloop.labelstudio.client.StudioProtocolException;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.net.OutboundBody;
import dev.tagloop.net.OutboundException;
import dev.tagloop.net.OutboundGate;
import dev.tagloop.net.OutboundLimitException;
import dev.tagloop.net.OutboundLimitException.Limit;
import dev.tagloop.net.OutboundLimits;
import dev.tagloop.net.OutboundRefusedException;
import dev.tagloop.net.OutboundRequest;
import dev.tagloop.net.OutboundResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Makes one call: identity, attempts, pauses, and errors as exceptions. */
final class Caller {
    private static final String REFRESH = "/api/token/refresh/";
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int FIRST_FAILURE = 300;

    private final BaseUrl base;
    private final OutboundGate gate;
    private final AccessTokens tokens;
    private final Backoff backoff;
    private final OutboundLimits limits;

    Caller(BaseUrl base, OutboundGate gate, Credentials credentials, Backoff backoff, OutboundLimits limits) {
        this.base = base;
        this.gate = gate;
        this.backoff = backoff;
        this.limits = limits;
        this.tokens = new AccessTokens(credentials, this::exchange, Clock.systemUTC());
    }

    /** A call whose whole answer is small enough for memory. */
    Answer call(Call call) {
        Attempts<Answer> attempts = new Attempts<>(call, response -> {
            try (response) {
                return new Answer(call.shown(base), response.bytes());
            }
        });
        return attempts.run(true);
    }

    /** A call whose answer is read while it arrives; whoever gets it closes it. */
    OutboundResponse open(Call call) {
        return new Attempts<>(call, response -> response).run(true);
    }

    /** A short-lived token for a personal one. Asking twice does no harm. */
    private String exchange(String personalToken) {
        String body = Json.writeAscii(
                JsonObject.empty().with("refresh", personalToken).toNode());
        Call call = new Call("POST", REFRESH, Query.none(), Optional.of(OutboundBody.json(body)), limits, true);
        Attempts<Answer> attempts = new Attempts<>(call, response -> {
            try (response) {
                return new Answer(call.shown(base), response.bytes());
            }
        });
        return attempts.run(false)
                .object()
                .text("access")
                .orElseThrow(
                        () -> new StudioProtocolException(call.shown(base), "the answer holds no \"access\"", null));
    }

    /** What to do with the answer of a call that succeeded; takes over closing it. */
    private interface Reader<T> {
        T read(OutboundResponse response) throws IOException;
    }

    /** One call until it succeeds or fails for good. */
    private final class Attempts<T> {
        private final Call call;
        private final Reader<T> reader;
        private int made;
        private boolean renewed;

        Attempts(Call call, Reader<T> reader) {
            this.call = call;
            this.reader = reader;
        }

        T run(boolean signed) {
            while (true) {
                Optional<String> identity = signed ? Optional.of(tokens.header()) : Optional.empty();
                made++;
                StudioException failure;
                Optional<String> retryAfter = Optional.empty();
                try {
                    OutboundResponse response = gate.send(request(identity));
                    if (response.status() < FIRST_FAILURE || isGone(response)) {
                        return reader.read(response);
                    }
                    try (response) {
                        if (renewable(response, identity)) {
                            continue;
                        }
                        failure = refusal(response);
                        retryAfter = response.header("Retry-After");
                        if (!Backoff.passing(response.status())) {
                            throw failure;
                        }
                    }
                } catch (OutboundException e) {
                    failure = new StudioConnectionException(call.shown(base), e);
                    if (isFinal(e)) {
                        throw failure;
                    }
                } catch (IOException e) {
                    throw new StudioProtocolException(call.shown(base), "the answer cannot be read", e);
                }
                pauseOrThrow(failure, retryAfter);
            }
        }

        private OutboundRequest request(Optional<String> identity) {
            OutboundRequest request = OutboundRequest.of(call.method(), base.resolve(call.path(), call.query()))
                    .withLimits(call.limits())
                    .withHeader("Accept", "application/json, */*;q=0.1");
            if (identity.isPresent()) {
                request = request.withHeader("Authorization", identity.get());
            }
            return call.body().isPresent() ? request.withBody(call.body().get()) : request;
        }

        /** The answer to a repeated DELETE whose first attempt did it after all. */
        private boolean isGone(OutboundResponse response) {
            return response.status() == NOT_FOUND && call.method().equals("DELETE") && made > 1 && !renewed;
        }

        /** A short-lived token may end early, when the server restarts with new keys for instance: one more try. */
        private boolean renewable(OutboundResponse response, Optional<String> identity) {
            if (response.status() != UNAUTHORIZED || renewed || identity.isEmpty()) {
                return false;
            }
            renewed = tokens.refused(identity.get());
            return renewed;
        }

        private StudioApiException refusal(OutboundResponse response) throws IOException {
            String type = response.header("Content-Type").orElse("");
            Optional<String> moved = response.status() < 400 ? response.header("Location") : Optional.empty();
            ErrorBody body = moved.isPresent()
                    ? ErrorBody.of("the server has moved to " + moved.get() + "; connect to that address instead")
                    : ErrorBody.read(type, response.text());
            return new StudioApiException(call.shown(base), response.status(), body);
        }

        private static boolean isFinal(OutboundException e) {
            return e instanceof OutboundRefusedException
                    || (e instanceof OutboundLimitException limited && limited.limit() != Limit.TIME);
        }

        private void pauseOrThrow(StudioException failure, Optional<String> retryAfter) {
            Optional<Duration> pause = call.repeatable() ? backoff.pause(made, retryAfter) : Optional.empty();
            if (pause.isEmpty()) {
                throw failure;
            }
            try {
                Thread.sleep(pause.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw failure;
            }
        }
    }
}
