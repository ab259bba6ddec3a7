package dev.tagloop.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsAreCheckedBeforeFollowingTest {
    private static final OutboundPolicy ONLY_FIRST_LOOPBACK =
            OutboundPolicy.user().allowing(List.of(Cidr.parse("127.0.0.1")));

    @Test
    void toTheCredentialsServiceOfACloud() {
        try (LocalServer server = new LocalServer(
                        exchange -> LocalServer.redirect(exchange, 302, "http://169.254.169.254/latest/meta-data/"));
                OutboundGate gate = OutboundGate.create(ONLY_FIRST_LOOPBACK)) {
            assertThatThrownBy(() -> gate.send(OutboundRequest.get(server.uri("/"))))
                    .isInstanceOf(OutboundRefusedException.class)
                    .hasMessage("http://169.254.169.254/latest/meta-data/: 169.254.169.254 is a link-local address, "
                            + "and addresses given through the API must be public; if it is meant, start the server with "
                            + "--outbound-allow 169.254.169.254");
        }
    }

    @Test
    void toAnInnerServerWhichHearsNothing() {
        try (LocalServer inner = new LocalServer("127.0.0.2", exchange -> LocalServer.answer(exchange, 200, "secret"));
                LocalServer server = new LocalServer(exchange ->
                        LocalServer.redirect(exchange, 307, inner.uri("/admin").toString()));
                OutboundGate gate = OutboundGate.create(ONLY_FIRST_LOOPBACK)) {
            assertThatThrownBy(() -> gate.send(OutboundRequest.get(server.uri("/"))))
                    .isInstanceOf(OutboundRefusedException.class);
            assertThat(server.seen()).hasSize(1);
            assertThat(inner.seen()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "gopher://127.0.0.1/", "http://user:pw@127.0.0.1/"})
    void toAnotherScheme(String location) {
        try (LocalServer server = new LocalServer(exchange -> LocalServer.redirect(exchange, 302, location));
                OutboundGate gate = OutboundGate.create(OutboundPolicy.operator())) {
            assertThatThrownBy(() -> gate.send(OutboundRequest.get(server.uri("/"))))
                    .isInstanceOf(OutboundRefusedException.class);
        }
    }

    @Test
    void inACircle() {
        try (LocalServer server = new LocalServer(exchange -> LocalServer.redirect(exchange, 302, "/again"));
                OutboundGate gate = OutboundGate.create(OutboundPolicy.operator())) {
            assertThatThrownBy(() -> gate.send(OutboundRequest.get(server.uri("/"))))
                    .isInstanceOfSatisfying(
                            OutboundLimitException.class,
                            e -> assertThat(e.limit()).isEqualTo(OutboundLimitException.Limit.REDIRECTS))
                    .hasMessage(server.uri("/") + " redirects more than 5 times");
            assertThat(server.seen()).hasSize(6);
        }
    }

    @Test
    void relativeAddressIsResolvedAndTheLastOneReported() throws Exception {
        try (LocalServer server = new LocalServer(exchange -> {
                    if (exchange.getRequestURI().getPath().equals("/a/b")) {
                        LocalServer.redirect(exchange, 301, "../c?q=1");
                    } else {
                        LocalServer.answer(exchange, 200, "there");
                    }
                });
                OutboundGate gate = OutboundGate.create(OutboundPolicy.operator());
                OutboundResponse response = gate.send(OutboundRequest.get(server.uri("/a/b")))) {
            assertThat(response.text()).isEqualTo("there");
            assertThat(response.uri()).isEqualTo(server.uri("/c?q=1"));
        }
    }

    @Test
    void addressThatCannotBeReadIsAFailure() {
        try (LocalServer server = new LocalServer(exchange -> LocalServer.redirect(exchange, 302, "http://[oops/"));
                OutboundGate gate = OutboundGate.create(OutboundPolicy.operator())) {
            URI uri = server.uri("/");
            assertThatThrownBy(() -> gate.send(OutboundRequest.get(uri)))
                    .isInstanceOf(OutboundException.class)
                    .hasMessage(uri + " redirects to an address that cannot be read");
        }
    }
}
