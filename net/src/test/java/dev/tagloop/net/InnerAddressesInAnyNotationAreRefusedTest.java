package dev.tagloop.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InnerAddressesInAnyNotationAreRefusedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "2130706433",
                "127.1",
                "127.0.1",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[::127.0.0.1]",
                "localhost",
                "LOCALHOST",
                "127.0.0.1.",
                "0.0.0.0",
                "0x7f000001",
                "0x7f.1"
            })
    void neverReached(String host) {
        try (LocalServer server = new LocalServer(exchange -> LocalServer.answer(exchange, 200, "secret"));
                OutboundGate gate = OutboundGate.create(OutboundPolicy.user())) {
            URI uri = URI.create("http://" + host + ":" + server.port() + "/");
            // Some notations are no addresses for the client or this system: as good.
            assertThatThrownBy(() -> gate.send(OutboundRequest.get(uri)))
                    .isInstanceOf(OutboundException.class)
                    .hasMessageMatching(
                            ".*(--outbound-allow|no address found for the host|the host part of the address cannot be read).*");
            assertThat(server.seen()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2130706433", "127.1", "[::ffff:7f00:1]", "localhost"})
    void sameNotationsWorkForTheOperator(String host) throws Exception {
        try (LocalServer server = new LocalServer(exchange -> LocalServer.answer(exchange, 200, "ours"));
                OutboundGate gate = OutboundGate.create(OutboundPolicy.operator())) {
            URI uri = URI.create("http://" + host + ":" + server.port() + "/");
            try (OutboundResponse response = gate.send(OutboundRequest.get(uri))) {
                assertThat(response.text()).isEqualTo("ours");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "jar:http://localhost/x.jar!/a",
                "gopher://localhost:70/x",
                "ftp://localhost/",
                "/just/a/path",
                "http:opaque",
                "http:///path",
                "http://user:secret@localhost/",
                "http://localhost:0/"
            })
    void otherSchemesAndForms(String address) {
        try (OutboundGate gate = OutboundGate.create(OutboundPolicy.operator())) {
            assertThatThrownBy(() -> gate.send(OutboundRequest.get(URI.create(address))))
                    .isInstanceOf(OutboundRefusedException.class)
                    .message()
                    .doesNotContain("secret");
        }
    }
}
