package dev.tagloop.labelstudio.webhook;

import dev.tagloop.labelstudio.backend.BackendConnector.Reach;
import dev.tagloop.labelstudio.webhook.WebhookException.Fault;
import dev.tagloop.net.Cidr;
import dev.tagloop.net.OutboundBody;
import dev.tagloop.net.OutboundException;
import dev.tagloop.net.OutboundGate;
import dev.tagloop.net.OutboundLimitException;
import dev.tagloop.net.OutboundLimits;
import dev.tagloop.net.OutboundPolicy;
import dev.tagloop.net.OutboundRefusedException;
import dev.tagloop.net.OutboundRequest;
import dev.tagloop.net.OutboundResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Sends through the outbound gate, by the rules for addresses that come through an API. Redirects are answers: they are never followed. */
public final class GatedWebhookSender implements WebhookSender, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    /** So much of an answer is read, and thrown away, to keep the connection. */
    private static final int POLITELY_READ = 16 << 10;

    private final OutboundPolicy policy;
    private final OutboundLimits limits;
    private final Map<Reach, OutboundGate> gates = new EnumMap<>(Reach.class);
    private boolean closed;

    /** @param allowed private addresses that may be asked all the same */
    public GatedWebhookSender(List<Cidr> allowed) {
        this(allowed, ANSWER);
    }

    /** @param answer how long a receiver may take */
    public GatedWebhookSender(List<Cidr> allowed, Duration answer) {
        this.policy = OutboundPolicy.user().allowing(allowed);
        this.limits = OutboundLimits.defaults()
                .withConnect(CONNECT)
                .withIdle(answer)
                .withTotal(answer.plus(CONNECT))
                // How much an answer holds is nobody's business here: it is not read.
                .withBodyBytes(Long.MAX_VALUE)
                .withRedirects(0);
    }

    @Override
    public int send(WebhookMessage message, Reach reach) throws WebhookException {
        OutboundRequest request = OutboundRequest.post(message.address(), OutboundBody.json(message.body()))
                .withoutFollowing();
        for (Map.Entry<String, String> header : message.headers()) {
            request = request.withHeader(header.getKey(), header.getValue());
        }
        try (OutboundResponse response = gate(reach).send(request)) {
            forget(response);
            return response.status();
        } catch (OutboundException e) {
            throw new WebhookException(fault(e), sentence(e.getMessage()), e);
        }
    }

    private static void forget(OutboundResponse response) {
        try {
            response.body().readNBytes(POLITELY_READ);
        } catch (IOException e) {
            // The status stands; only the connection cannot serve again.
            response.close();
        }
    }

    private static Fault fault(OutboundException e) {
        if (e instanceof OutboundRefusedException) {
            return Fault.REFUSED;
        }
        // One that came while connecting is of a class of its own: then nothing was sent.
        boolean silent = e.getCause() != null && e.getCause().getClass() == SocketTimeoutException.class;
        return silent || e instanceof OutboundLimitException ? Fault.NO_ANSWER : Fault.UNREACHABLE;
    }

    private static String sentence(String message) {
        return message.endsWith(".") || message.endsWith("?") ? message : message + ".";
    }

    /** The gates are made when they are first needed: most servers have no webhooks. */
    private synchronized OutboundGate gate(Reach reach) {
        if (closed) {
            throw new IllegalStateException("the sender is closed");
        }
        return gates.computeIfAbsent(
                reach,
                wanted -> OutboundGate.create(wanted == Reach.PUBLIC ? policy : policy.allowingLoopback(), limits));
    }

    @Override
    public synchronized void close() {
        closed = true;
        gates.values().forEach(OutboundGate::close);
    }
}
