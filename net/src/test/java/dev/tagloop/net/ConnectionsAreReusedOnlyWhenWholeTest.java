package dev.tagloop.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ConnectionsAreReusedOnlyWhenWholeTest {
    private static void zipped(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
            out.write("zipped text".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private static long connections(LocalServer server) {
        return server.seen().stream().map(LocalServer.Seen::peerPort).distinct().count();
    }

    @Test
    void afterPlainAndZippedBodiesReadToTheEnd() throws Exception {
        try (LocalServer server = new LocalServer(exchange -> {
                    if (exchange.getRequestURI().getPath().equals("/zip")) {
                        zipped(exchange);
                    } else {
                        LocalServer.answer(exchange, 200, "plain");
                    }
                });
                OutboundGate gate = OutboundGate.create(OutboundPolicy.operator())) {
            for (String path : Arrays.asList("/zip", "/plain", "/zip", "/plain")) {
                try (OutboundResponse response = gate.send(OutboundRequest.get(server.uri(path)))) {
                    assertThat(response.text()).isEqualTo(path.equals("/zip") ? "zipped text" : "plain");
                }
            }
            assertThat(server.seen()).hasSize(4);
            assertThat(connections(server)).isEqualTo(1);
            assertThat(server.seen().getFirst().headers().getFirst("Accept-Encoding"))
                    .isEqualTo("gzip");
        }
    }

    @Test
    void closingEarlyCutsTheConnectionInsteadOfReadingTheRest() throws Exception {
        byte[] large = new byte[50_000_000];
        try (LocalServer server = new LocalServer(exchange -> {
                    exchange.sendResponseHeaders(200, large.length);
                    exchange.getResponseBody().write(large);
                });
                OutboundGate gate = OutboundGate.create(OutboundPolicy.operator())) {
            for (int i = 0; i < 2; i++) {
                try (OutboundResponse response = gate.send(OutboundRequest.get(server.uri("/")))) {
                    assertThat(response.body().readNBytes(10)).hasSize(10);
                }
            }
            assertThat(connections(server)).isEqualTo(2);
        }
    }

    @Test
    void aConnectionThatTheServerClosedMeanwhileIsNotUsed() throws Exception {
        try (RawServer server =
                        new RawServer(out -> RawServer.say(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
                OutboundGate gate = OutboundGate.create(OutboundPolicy.operator())) {
            for (int i = 0; i < 3; i++) {
                try (OutboundResponse response = gate.send(OutboundRequest.post(server.uri(), OutboundBody.json("")))) {
                    assertThat(response.text()).isEqualTo("ok");
                }
                Thread.sleep(150);
            }
            assertThat(server.requests()).isEqualTo(3);
        }
    }

    @Test
    void nothingIsEverSentTwice() throws Exception {
        try (RawServer server = new RawServer(out -> {});
                OutboundGate gate = OutboundGate.create(OutboundPolicy.operator())) {
            assertThatThrownBy(() -> gate.send(OutboundRequest.get(server.uri())))
                    .isExactlyInstanceOf(OutboundException.class)
                    .hasMessage(server.uri() + ": the connection was closed without an answer");
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void refusedConnectionIsSaidPlainly() throws Exception {
        int free;
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        try (OutboundGate gate = OutboundGate.create(OutboundPolicy.operator())) {
            assertThatThrownBy(() ->
                            gate.send(OutboundRequest.get(java.net.URI.create("http://127.0.0.1:" + free + "/health"))))
                    .hasMessage(
                            "http://127.0.0.1:" + free + "/health: connection refused; is the server running there?");
        }
    }
}
