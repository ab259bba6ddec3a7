package dev.tagloop.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretsStayWithTheirHostTest {
    private static OutboundRequest secretive(LocalServer server) {
        return OutboundRequest.get(server.uri("/"))
                .withHeader("Authorization", "Token abc")
                .withHeader("Cookie", "session=1")
                .withHeader("X-Api-Key", "abc")
                .withHeader("Accept", "text/plain");
    }

    @Test
    void anotherPortIsAnotherPlace() throws Exception {
        try (LocalServer other = new LocalServer(exchange -> LocalServer.answer(exchange, 200, "ok"));
                LocalServer server = new LocalServer(exchange ->
                        LocalServer.redirect(exchange, 302, other.uri("/x").toString()));
                OutboundGate gate = OutboundGate.create(OutboundPolicy.operator());
                OutboundResponse response = gate.send(secretive(server))) {
            assertThat(response.status()).isEqualTo(200);
            assertThat(server.seen().getFirst().headers().getFirst("Authorization"))
                    .isEqualTo("Token abc");
            assertThat(other.seen().getFirst().headers())
                    .doesNotContainKeys("Authorization", "Cookie", "X-api-key")
                    .containsEntry("Accept", java.util.List.of("text/plain"));
        }
    }

    @Test
    void samePlaceKeepsThem() throws Exception {
        try (LocalServer server = new LocalServer(exchange -> {
                    if (exchange.getRequestURI().getPath().equals("/")) {
                        LocalServer.redirect(exchange, 308, "/moved");
                    } else {
                        LocalServer.answer(exchange, 200, "ok");
                    }
                });
                OutboundGate gate = OutboundGate.create(OutboundPolicy.operator());
                OutboundResponse response = gate.send(secretive(server))) {
            assertThat(response.status()).isEqualTo(200);
            assertThat(server.seen().getLast().headers().getFirst("Authorization"))
                    .isEqualTo("Token abc");
        }
    }

    @Test
    void contentIsNotHandedToAnotherPlace() {
        try (LocalServer other = new LocalServer(exchange -> LocalServer.answer(exchange, 200, "ok"));
                LocalServer server = new LocalServer(exchange ->
                        LocalServer.redirect(exchange, 307, other.uri("/x").toString()));
                OutboundGate gate = OutboundGate.create(OutboundPolicy.operator())) {
            OutboundRequest request = OutboundRequest.post(server.uri("/"), OutboundBody.json("{\"a\":1}"));
            assertThatThrownBy(() -> gate.send(request))
                    .isInstanceOf(OutboundRefusedException.class)
                    .hasMessage(server.uri("/") + " redirects the content of a POST to another place, "
                            + other.uri("/x") + "; give that address instead if it is right");
            assertThat(other.seen()).isEmpty();
        }
    }

    @Test
    void messagesHideUserNamePasswordAndQuery() {
        try (OutboundGate gate = OutboundGate.create(OutboundPolicy.user())) {
            assertThatThrownBy(() ->
                            gate.send(OutboundRequest.get(java.net.URI.create("http://10.0.0.1/a?token=abc#frag"))))
                    .message()
                    .startsWith("http://10.0.0.1/a: ")
                    .doesNotContain("abc");
        }
    }
}
