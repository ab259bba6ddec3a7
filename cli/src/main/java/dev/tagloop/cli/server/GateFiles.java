package dev.tagloop.cli.server;

import dev.tagloop.net.Cidr;
import dev.tagloop.net.OutboundGate;
import dev.tagloop.net.OutboundPolicy;
import dev.tagloop.net.OutboundRequest;
import dev.tagloop.net.OutboundResponse;
import dev.tagloop.server.RemoteFiles;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;

/**
 * Fetches files for a server through the outbound gate, by the rules for addresses that users give: public ones only, and what the
 * operator allows. The gate is made with the first file and lives as long as the process.
 */
final class GateFiles implements RemoteFiles {
    private final List<Cidr> allowed;
    private OutboundGate gate;

    GateFiles(List<Cidr> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    @Override
    public InputStream open(URI address) throws IOException {
        OutboundResponse response = gate().send(OutboundRequest.get(address));
        if (response.status() != 200) {
            response.close();
            throw new IOException(address.getHost() + " answered with status " + response.status() + ".");
        }
        return new FilterInputStream(response.body()) {
            @Override
            public void close() {
                response.close();
            }
        };
    }

    private synchronized OutboundGate gate() {
        if (gate == null) {
            gate = OutboundGate.create(OutboundPolicy.user().allowing(allowed));
        }
        return gate;
    }
}
