package dev.tagloop.net;

import dev.tagloop.net.internal.AddressKind;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses a gate may talk to. Two kinds: what an <em>operator</em> writes on the command line or in the
 * configuration may point anywhere; what a <em>user</em> gives through the API may point to public addresses only, so
 * that nobody makes the server fetch what only the server can reach (SSRF).
 *
 * <p>Immutable; bears several threads.
 */
public final class OutboundPolicy {
    /** The flag that widens the user policy; every refusal names it. */
    public static final String ALLOW_FLAG = "--outbound-allow";

    private final boolean anywhere;
    private final boolean loopback;
    private final List<Cidr> allowed;

    private OutboundPolicy(boolean anywhere, boolean loopback, List<Cidr> allowed) {
        this.anywhere = anywhere;
        this.loopback = loopback;
        this.allowed = List.copyOf(allowed);
    }

    /** Any address: for command line and configuration. */
    public static OutboundPolicy operator() {
        return new OutboundPolicy(true, true, List.of());
    }

    /** Public addresses only: for addresses that come through the API. */
    public static OutboundPolicy user() {
        return new OutboundPolicy(false, false, List.of());
    }

    /** This policy, and the addresses in {@code ranges} too. */
    public OutboundPolicy allowing(List<Cidr> ranges) {
        List<Cidr> all = new ArrayList<>(allowed);
        all.addAll(ranges);
        return new OutboundPolicy(anywhere, loopback, all);
    }

    /**
     * This policy, and loopback addresses too: for the connections that an owner makes while the server itself listens on
     * loopback only.
     */
    public OutboundPolicy allowingLoopback() {
        return new OutboundPolicy(anywhere, true, allowed);
    }

    /** Why {@code address} is forbidden, as a sentence that names the flag to allow it; empty when it is allowed. */
    public Optional<String> refusal(InetAddress address) {
        AddressKind kind = AddressKind.of(address);
        boolean ok = anywhere
                || kind == AddressKind.PUBLIC
                || (loopback && kind == AddressKind.LOOPBACK)
                || allowed.stream().anyMatch(range -> range.contains(address));
        if (ok) {
            return Optional.empty();
        }
        String literal = address.getHostAddress();
        return Optional.of(literal + " is " + kind.phrase()
                + ", and addresses given through the API must be public; if it is meant, start the server with "
                + ALLOW_FLAG
                + " " + literal);
    }
}
