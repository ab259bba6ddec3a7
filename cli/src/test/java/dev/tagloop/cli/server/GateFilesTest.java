package dev.tagloop.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.tagloop.net.Cidr;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GateFilesTest {
    private HttpServer server;
    private String url;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/tasks.json", exchange -> {
            byte[] content = "[{\"text\": \"a\"}]".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void privateAddressesAreRefusedWithTheFlagThatAllowsThem() {
        assertThatThrownBy(() -> new GateFiles(List.of()).open(URI.create(url + "/tasks.json")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("--outbound-allow 127.0.0.1");
    }

    @Test
    void allowedAddressesAreFetchedAndFailuresTold() throws IOException {
        GateFiles files = new GateFiles(List.of(Cidr.parse("127.0.0.0/8")));
        try (InputStream in = files.open(URI.create(url + "/tasks.json"))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("[{\"text\": \"a\"}]");
        }
        assertThatThrownBy(() -> files.open(URI.create(url + "/none")))
                .isInstanceOf(IOException.class)
                .hasMessage("127.0.0.1 answered with status 404.");
    }
}
