package dev.tagloop.cli.user;

import dev.tagloop.net.OutboundBody;
import dev.tagloop.net.OutboundGate;
import dev.tagloop.net.OutboundPolicy;
import dev.tagloop.net.OutboundRequest;
import dev.tagloop.net.OutboundResponse;
import dev.tagloop.server.operator.Courier;
import dev.tagloop.server.operator.OperatorSeal;
import java.io.IOException;
import java.net.URI;

/** Posts through the outbound gate, by the operator's rules: the address comes from the operator's own data folder. */
public final class GateCourier implements Courier {
    @Override
    public Answer post(URI address, String seal, String json) throws IOException {
        try (OutboundGate gate = OutboundGate.create(OutboundPolicy.operator());
                OutboundResponse response = gate.send(
                        OutboundRequest.post(address, OutboundBody.json(json)).withHeader(OperatorSeal.HEADER, seal))) {
            return new Answer(response.status(), response.text());
        }
    }
}
