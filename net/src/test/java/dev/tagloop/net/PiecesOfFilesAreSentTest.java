package dev.tagloop.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PiecesOfFilesAreSentTest {
    @TempDir
    Path folder;

    @Test
    void exactlyThePieceAndItsLengthAreSentWithoutAType() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "0123456789");
        try (LocalServer server = new LocalServer(exchange -> LocalServer.answer(exchange, 200, "ok"));
                OutboundGate gate = OutboundGate.create(OutboundPolicy.operator());
                OutboundResponse response = gate.send(
                        OutboundRequest.of("PUT", server.uri("/part")).withBody(OutboundBody.slice("", file, 3, 4)))) {
            assertThat(response.status()).isEqualTo(200);
            assertThat(server.seen().getFirst().body()).isEqualTo("3456");
            assertThat(server.seen().getFirst().headers())
                    .containsEntry("Content-length", java.util.List.of("4"))
                    .doesNotContainKey("Content-type");
        }
    }

    @Test
    void fileThatIsTooShortIsNotSent() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "0123456789");
        try (LocalServer server = new LocalServer(exchange -> LocalServer.answer(exchange, 200, "ok"));
                OutboundGate gate = OutboundGate.create(OutboundPolicy.operator())) {
            OutboundRequest request =
                    OutboundRequest.of("PUT", server.uri("/part")).withBody(OutboundBody.slice("", file, 8, 4));
            assertThatThrownBy(() -> gate.send(request))
                    .isInstanceOf(OutboundException.class)
                    .hasMessageContaining("became shorter");
        }
    }
}
