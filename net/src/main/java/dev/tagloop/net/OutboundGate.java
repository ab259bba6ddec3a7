package dev.tagloop.net;

import dev.tagloop.net.internal.HttpStack;

/**
 * The one door through which requests leave. It accepts {@code http} and {@code https} only, connects only to addresses
 * that its {@link OutboundPolicy} allows and that it resolved itself, checks every redirect before following it, keeps
 * credentials from other hosts, stops at {@link OutboundLimits}, and never retries.
 *
 * <p>Bears several threads; holds a pool of connections until it is closed.
 */
public final class OutboundGate implements AutoCloseable {
    private final OutboundLimits limits;
    private final HttpStack stack;

    private OutboundGate(OutboundPolicy policy, OutboundLimits limits, AddressResolver resolver) {
        this.limits = limits;
        this.stack = new HttpStack(policy, resolver, limits);
    }

    /** A gate with its policy and default limits. */
    public static OutboundGate create(OutboundPolicy policy) {
        return create(policy, OutboundLimits.defaults());
    }

    /** A gate with its policy and limits. */
    public static OutboundGate create(OutboundPolicy policy, OutboundLimits limits) {
        return create(policy, limits, AddressResolver.system());
    }

    /** A gate with its own way to resolve names. */
    public static OutboundGate create(OutboundPolicy policy, OutboundLimits limits, AddressResolver resolver) {
        return new OutboundGate(policy, limits, resolver);
    }

    /**
     * Sends a request and waits for the head of the answer; any status is an answer. Close the response.
     *
     * @throws OutboundRefusedException if scheme, address or a redirect is forbidden
     * @throws OutboundLimitException if time or the number of redirects ran out, or the body is announced as too large
     * @throws OutboundException if the peer cannot be reached or breaks off
     */
    public OutboundResponse send(OutboundRequest request) throws OutboundException {
        HttpStack.Answer answer = stack.send(request, request.limits().orElse(limits));
        return new OutboundResponse(answer.exchange(), answer.body());
    }

    /** Drops all connections; answers still being read break off. */
    @Override
    public void close() {
        stack.close();
    }
}
