package dev.tagloop.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import org.junit.jupiter.api.Test;

class BodiesAreReadInAnyWayTest {
    private static LocalServer server() {
        return new LocalServer(exchange -> {
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().set("Content-Length", "1000");
                exchange.sendResponseHeaders(200, -1);
            } else if (exchange.getRequestURI().getPath().equals("/none")) {
                exchange.sendResponseHeaders(204, -1);
            } else if (exchange.getRequestURI().getPath().equals("/zipped-nothing")) {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                exchange.sendResponseHeaders(200, 0);
            } else {
                LocalServer.answer(exchange, 200, "0123456789");
            }
        });
    }

    @Test
    void byteByByteAndBySkipping() throws Exception {
        try (LocalServer server = server();
                OutboundGate gate = OutboundGate.create(OutboundPolicy.operator());
                OutboundResponse response = gate.send(OutboundRequest.get(server.uri("/")))) {
            InputStream body = response.body();
            assertThat(body.markSupported()).isFalse();
            assertThat(body.read()).isEqualTo('0');
            assertThat(body.skip(4)).isEqualTo(4);
            assertThat(body.read()).isEqualTo('5');
            assertThat(body.skip(100)).isEqualTo(4);
            assertThat(body.read()).isEqualTo(-1);
            assertThat(body.read()).isEqualTo(-1);
        }
    }

    @Test
    void skippedBytesCountToo() throws Exception {
        try (LocalServer server = server();
                OutboundGate gate = OutboundGate.create(
                        OutboundPolicy.operator(), OutboundLimits.defaults().withBodyBytes(9));
                OutboundResponse response = gate.send(OutboundRequest.get(server.uri("/chunked"))
                        .withLimits(OutboundLimits.defaults().withBodyBytes(10)))) {
            assertThat(response.body().skip(100)).isEqualTo(10);
            assertThatThrownBy(() -> gate.send(OutboundRequest.get(server.uri("/"))))
                    .isInstanceOf(OutboundLimitException.class)
                    .hasMessage(server.uri("/") + " sent more than the 9 bytes allowed");
        }
    }

    @Test
    void answersWithoutABody() throws Exception {
        try (LocalServer server = server();
                OutboundGate gate = OutboundGate.create(OutboundPolicy.operator())) {
            try (OutboundResponse head = gate.send(OutboundRequest.of("HEAD", server.uri("/")))) {
                assertThat(head.header("content-length")).contains("1000");
                assertThat(head.headers())
                        .anySatisfy(header -> assertThat(header.getKey()).isEqualToIgnoringCase("date"));
                assertThat(head.bytes()).isEmpty();
            }
            try (OutboundResponse none = gate.send(OutboundRequest.get(server.uri("/none")))) {
                assertThat(none.status()).isEqualTo(204);
                assertThat(none.text()).isEmpty();
            }
            try (OutboundResponse zipped = gate.send(OutboundRequest.get(server.uri("/zipped-nothing")))) {
                assertThat(zipped.bytes()).isEmpty();
            }
            assertThat(server.seen().stream().map(LocalServer.Seen::peerPort).distinct())
                    .hasSize(1);
        }
    }

    @Test
    void closingTheBodyClosesTheAnswer() throws Exception {
        try (LocalServer server = server();
                OutboundGate gate = OutboundGate.create(OutboundPolicy.operator());
                OutboundResponse response = gate.send(OutboundRequest.get(server.uri("/")))) {
            response.body().close();
            assertThatThrownBy(response::bytes).isInstanceOf(OutboundException.class);
        }
    }

    @Test
    void limitsThatMakeNoSenseAreRefused() {
        OutboundLimits limits = OutboundLimits.defaults();
        assertThatThrownBy(() -> limits.withTotal(java.time.Duration.ZERO))
                .hasMessage("total must be positive, not PT0S");
        assertThatThrownBy(() -> limits.withBodyBytes(0)).hasMessage("bodyBytes must be positive, not 0");
        assertThatThrownBy(() -> limits.withRedirects(-1)).hasMessage("redirects must not be negative, not -1");
        assertThat(limits.withRedirects(0).redirects()).isZero();
    }
}
