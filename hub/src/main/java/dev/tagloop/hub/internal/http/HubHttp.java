package dev.tagloop.hub.internal.http;

import dev.tagloop.hub.Backoff;
import dev.tagloop.hub.HubException;
import dev.tagloop.hub.HubException.Kind;
import dev.tagloop.hub.internal.http.Answers.Refusal;
import dev.tagloop.net.OutboundException;
import dev.tagloop.net.OutboundGate;
import dev.tagloop.net.OutboundLimitException;
import dev.tagloop.net.OutboundLimits;
import dev.tagloop.net.OutboundRefusedException;
import dev.tagloop.net.OutboundRequest;
import dev.tagloop.net.OutboundResponse;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Sends requests for this client: with its token where that may go, again after what may pass, and with refusals as
 * exceptions. No header and no body of a request is ever logged.
 */
public final class HubHttp implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HubHttp.class);
    /** A download may take days; what bounds it is the peer's silence. */
    private static final Duration WHOLE = Duration.ofDays(7);

    private static final int REDIRECTS = 8;
    private static final Set<Integer> TRANSIENT = Set.of(408, 429, 500, 502, 503, 504);

    private final OutboundGate gate;
    private final Endpoint endpoint;
    private final Credentials credentials;
    private final String userAgent;
    private final Backoff backoff;
    private final boolean offline;
    private final Answers answers;
    private final Set<String> warnings = ConcurrentHashMap.newKeySet();

    /** A sender; it closes {@code gate} when it is closed itself. */
    public HubHttp(
            OutboundGate gate,
            Endpoint endpoint,
            Credentials credentials,
            String userAgent,
            Backoff backoff,
            boolean offline) {
        this.gate = gate;
        this.endpoint = endpoint;
        this.credentials = credentials;
        this.userAgent = userAgent;
        this.backoff = backoff;
        this.offline = offline;
        this.answers = new Answers(credentials, endpoint);
    }

    /** Where the Hub is. */
    public Endpoint endpoint() {
        return endpoint;
    }

    /** Who this client is. */
    public Credentials credentials() {
        return credentials;
    }

    /** How this client waits. */
    public Backoff backoff() {
        return backoff;
    }

    /** Whether nothing may be sent. */
    public boolean offline() {
        return offline;
    }

    /** The JSON that answers a call. */
    public JsonNode json(HubCall call) {
        return exchange(call, response -> {
            try (response) {
                return HubJson.read(call, response);
            }
        });
    }

    /** A call whose answer says nothing but that it went well. */
    public void run(HubCall call) {
        send(call).close();
    }

    /**
     * An answer of status 2xx, or 3xx for a call that follows no redirects. Close it.
     *
     * @throws HubException for every other one, after the retries that the call allows
     */
    public OutboundResponse send(HubCall call) {
        return exchange(call, response -> response);
    }

    /** What {@code reader} makes of the answer; when the answer breaks off under it, the call is made again. */
    <T> T exchange(HubCall call, Function<OutboundResponse, T> reader) {
        if (offline) {
            throw new HubException(
                    Kind.OFFLINE,
                    call.about() + ": offline mode is enabled (HF_HUB_OFFLINE, TRANSFORMERS_OFFLINE or"
                            + " HF_DATASETS_OFFLINE), so the Hub at " + endpoint.base() + " is not asked");
        }
        for (int retry = 0; ; retry++) {
            boolean again = call.retries() && retry < backoff.retries();
            Duration wait = backoff.wait(retry);
            try {
                OutboundResponse response = gate.send(request(call));
                if (isRight(call, response.status())) {
                    noteWarnings(response);
                    return reader.apply(response);
                }
                try (response) {
                    Refusal refusal = answers.read(response);
                    if (refusal.isBadToken() && credentials.goOnWithout(call)) {
                        return exchange(call.withAuth(HubCall.Auth.NONE), reader);
                    }
                    HubException failure = answers.exception(call, refusal);
                    Optional<Duration> asked = Answers.askedWait(response);
                    boolean bearable = asked.map(time -> time.compareTo(backoff.patience()) <= 0)
                            .orElse(true);
                    if (!again || !bearable || !TRANSIENT.contains(refusal.status())) {
                        throw failure;
                    }
                    wait = asked.orElse(wait);
                    log.info("{}; trying again in {} s", failure.getMessage(), wait.toSeconds());
                }
            } catch (OutboundException | HubJson.BrokenBody e) {
                OutboundException cause =
                        e instanceof OutboundException ours ? ours : ((HubJson.BrokenBody) e).failure();
                HubException failure = broken(call, cause);
                if (!again || failure.kind() != Kind.UNREACHABLE || hasNoAddress(cause)) {
                    throw failure;
                }
                log.info("{}; trying again in {} s", failure.getMessage(), wait.toSeconds());
            }
            backoff.sleep(wait);
        }
    }

    /** Without a network nobody has an address: whoever has the files in the cache must not wait for that to change. */
    private static boolean hasNoAddress(OutboundException failure) {
        return failure.getCause() instanceof UnknownHostException;
    }

    /** Whether a failure may pass by itself. */
    public static boolean isTransient(HubException failure) {
        return failure.kind() == Kind.UNREACHABLE
                || TRANSIENT.contains(failure.status().orElse(0));
    }

    /** Whether a signed address has died, as it may between the Hub's answer and its use; the Hub gives another one. */
    public static boolean isExpired(HubException failure) {
        return failure.kind() == Kind.HTTP && failure.status().orElse(0) == 403;
    }

    /** What a failure of the gate means. */
    public static HubException broken(HubCall call, OutboundException e) {
        if (Thread.currentThread().isInterrupted()) {
            return new HubException(Kind.CANCELLED, call.about() + ": cancelled", e);
        }
        Kind kind = switch (e) {
            case OutboundRefusedException refused -> Kind.REFUSED;
            case OutboundLimitException limit ->
                switch (limit.limit()) {
                    case TIME -> Kind.UNREACHABLE;
                    case SIZE -> Kind.CORRUPT;
                    case REDIRECTS -> Kind.NOT_A_HUB;
                };
            default -> Kind.UNREACHABLE;
        };
        return new HubException(kind, call.about() + ": " + e.getMessage(), e);
    }

    private static boolean isRight(HubCall call, int status) {
        return status >= 200 && status < (call.follows() ? 300 : 400);
    }

    private OutboundRequest request(HubCall call) {
        OutboundRequest request = OutboundRequest.of(call.method(), call.uri());
        if (call.body().isPresent()) {
            request = request.withBody(call.body().get());
        }
        for (Map.Entry<String, String> header : call.headers().entrySet()) {
            request = request.withHeader(header.getKey(), header.getValue());
        }
        if (call.auth() != HubCall.Auth.NONE && endpoint.owns(call.uri())) {
            var token = credentials.forCall(call);
            if (token.isPresent()) {
                request = request.withHeader(
                        "Authorization", "Bearer " + token.get().value());
            }
        }
        OutboundLimits limits = OutboundLimits.defaults()
                .withTotal(WHOLE)
                .withRedirects(REDIRECTS)
                .withBodyBytes(call.mostBytes());
        request = request.withHeader("User-Agent", userAgent)
                .withHeader("X-Amzn-Trace-Id", UUID.randomUUID().toString())
                .withLimits(call.idle() == null ? limits : limits.withIdle(call.idle()));
        return call.follows() ? request : request.withoutFollowing();
    }

    /** {@code X-HF-Warning: topic; message}, each topic once. */
    private void noteWarnings(OutboundResponse response) {
        if (!endpoint.owns(response.uri())) {
            return;
        }
        for (Map.Entry<String, String> header : response.headers()) {
            if (header.getKey().equalsIgnoreCase("X-HF-Warning")) {
                String[] parts = header.getValue().split(";", 2);
                if (warnings.size() < 100 && warnings.add(parts[0].strip())) {
                    String text = credentials.redacted(parts[parts.length - 1]).strip();
                    log.warn("The Hub says: {}", text.replaceAll("\\p{Cntrl}+", " "));
                }
            }
        }
    }

    @Override
    public void close() {
        gate.close();
    }
}
