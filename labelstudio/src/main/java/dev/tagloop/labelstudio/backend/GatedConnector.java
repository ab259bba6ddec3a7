package dev.tagloop.labelstudio.backend;

import dev.tagloop.net.Cidr;
import dev.tagloop.net.OutboundGate;
import dev.tagloop.net.OutboundLimits;
import dev.tagloop.net.OutboundPolicy;
import java.time.Duration;
import java.util.List;

/** Reaches backends through the outbound gate, by the rules for addresses that come through an API. */
public final class GatedConnector implements BackendConnector, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private final OutboundPolicy policy;
    private OutboundGate everybody;
    private OutboundGate owner;
    private boolean closed;

    /** @param allowed private addresses that may be asked all the same */
    public GatedConnector(List<Cidr> allowed) {
        this.policy = OutboundPolicy.user().allowing(allowed);
    }

    @Override
    public ConnectedBackend connect(BackendAddress address, Reach reach) {
        return new RemoteBackend(gate(reach), address);
    }

    /** The gates are made when they are first needed: most servers have no backends. */
    private synchronized OutboundGate gate(Reach reach) {
        if (closed) {
            throw new IllegalStateException("the connector is closed");
        }
        if (reach == Reach.PUBLIC) {
            everybody = everybody == null ? gate(policy) : everybody;
            return everybody;
        }
        owner = owner == null ? gate(policy.allowingLoopback()) : owner;
        return owner;
    }

    private static OutboundGate gate(OutboundPolicy policy) {
        // A backend answers for itself: where it sends elsewhere, the credentials and tasks must not follow.
        return OutboundGate.create(
                policy, OutboundLimits.defaults().withConnect(CONNECT).withRedirects(0));
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (everybody != null) {
            everybody.close();
        }
        if (owner != null) {
            owner.close();
        }
    }
}
