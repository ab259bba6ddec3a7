package dev.tagloop.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostIsNeverTurnedIntoGetTest {
    @ParameterizedTest
    @ValueSource(ints = {301, 302})
    void theCallerSeesTheRedirect(int status) throws Exception {
        try (LocalServer server = new LocalServer(exchange -> LocalServer.redirect(exchange, status, "/login"));
                OutboundGate gate = OutboundGate.create(OutboundPolicy.operator());
                OutboundResponse response = gate.send(OutboundRequest.post(server.uri("/"), OutboundBody.json("{}")))) {
            assertThat(response.status()).isEqualTo(status);
            assertThat(response.header("location")).contains("/login");
            assertThat(server.seen()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"303, GET, ''", "307, POST, '{\"a\":1}'", "308, POST, '{\"a\":1}'"})
    void othersAreFollowedAsTheyMean(int status, String method, String body) throws Exception {
        try (LocalServer server = new LocalServer(exchange -> {
                    if (exchange.getRequestURI().getPath().equals("/")) {
                        LocalServer.redirect(exchange, status, "/next");
                    } else {
                        LocalServer.answer(exchange, 201, "made");
                    }
                });
                OutboundGate gate = OutboundGate.create(OutboundPolicy.operator());
                OutboundResponse response =
                        gate.send(OutboundRequest.post(server.uri("/"), OutboundBody.json("{\"a\":1}")))) {
            assertThat(response.text()).isEqualTo("made");
            assertThat(server.seen().getLast().method()).isEqualTo(method);
            assertThat(server.seen().getLast().body()).isEqualTo(body);
        }
    }

    @Test
    void fileIsSentWithItsTypeAndLength(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("tasks.csv"), "text\nGrüße 😀\n");
        try (LocalServer server = new LocalServer(exchange -> LocalServer.answer(exchange, 200, ""));
                OutboundGate gate = OutboundGate.create(OutboundPolicy.operator());
                OutboundResponse response =
                        gate.send(OutboundRequest.post(server.uri("/"), OutboundBody.file("text/csv", file)))) {
            assertThat(response.bytes()).isEmpty();
            LocalServer.Seen seen = server.seen().getFirst();
            assertThat(seen.body()).isEqualTo("text\nGrüße 😀\n");
            assertThat(seen.headers().getFirst("Content-Type")).isEqualTo("text/csv");
            assertThat(seen.headers().getFirst("Content-Length")).isEqualTo("18");
        }
    }
}
