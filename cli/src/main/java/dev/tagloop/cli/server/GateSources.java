package dev.tagloop.cli.server;

import dev.tagloop.labelstudio.move.ApiSource;
import dev.tagloop.labelstudio.move.MoveSource;
import dev.tagloop.labelstudio.move.MoveSources;
import dev.tagloop.net.Cidr;
import dev.tagloop.net.OutboundPolicy;
import java.util.List;

/** Opens other annotation servers through the outbound gate, by the rules for whoever named them. */
public final class GateSources implements MoveSources {
    private final List<Cidr> allowed;

    /** @param allowed private addresses that requests may name all the same */
    public GateSources(List<Cidr> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    @Override
    public MoveSource open(String url, String token, NamedBy by) {
        return ApiSource.open(
                url,
                token,
                switch (by) {
                    case OPERATOR -> OutboundPolicy.operator();
                    case OWNER_NEARBY -> OutboundPolicy.user().allowing(allowed).allowingLoopback();
                    case OWNER -> OutboundPolicy.user().allowing(allowed);
                });
    }
}
