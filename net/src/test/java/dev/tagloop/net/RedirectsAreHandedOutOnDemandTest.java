package dev.tagloop.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedirectsAreHandedOutOnDemandTest {
    @Test
    void redirectIsTheAnswerWhenNotToBeFollowed() throws Exception {
        try (LocalServer server = new LocalServer(exchange -> LocalServer.redirect(exchange, 302, "/there"));
                OutboundGate gate = OutboundGate.create(OutboundPolicy.operator());
                OutboundResponse response =
                        gate.send(OutboundRequest.get(server.uri("/here")).withoutFollowing())) {
            assertThat(response.status()).isEqualTo(302);
            assertThat(response.header("Location")).contains("/there");
            assertThat(response.uri()).isEqualTo(server.uri("/here"));
            assertThat(server.seen()).hasSize(1);
        }
    }
}
