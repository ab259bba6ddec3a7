package dev.tagloop.server.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.TestStudio;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that send a byte now and then, to hold a place each until none is left. */
class SlowClientsTest {
    private static final int CLIENTS = 300;

    @TempDir
    Path folder;

    @Test
    @Timeout(120)
    void hundredsOfThemKeepNobodyElseWaiting() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try (TestStudio studio = new TestStudio(folder)) {
            String token = studio.ann()
                    .get("/api/current-user/token")
                    .json()
                    .get("token")
                    .asString();
            try {
                for (int i = 0; i < CLIENTS; i++) {
                    slow.add(open(studio.url(), "POST /api/projects HTTP/1.1\r\nHost: localhost\r\nX-Slow"));
                    slow.add(open(
                            studio.url(),
                            "POST /api/projects HTTP/1.1\r\nHost: localhost\r\nAuthorization: Token " + token
                                    + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"));
                    slow.add(open(
                            studio.url(),
                            "POST /user/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded"
                                    + "\r\nContent-Length: 1000\r\n\r\ne"));
                }
                Thread.sleep(500);
                for (int i = 0; i < 20; i++) {
                    long start = System.nanoTime();
                    assertThat(studio.ann()
                                    .post("/api/projects", "{\"title\": \"quick\"}")
                                    .status())
                            .isEqualTo(201);
                    assertThat((System.nanoTime() - start) / 1_000_000_000).isLessThan(10);
                }
            } finally {
                for (Socket socket : slow) {
                    socket.close();
                }
            }
        }
    }

    private static Socket open(String url, String beginning) throws IOException {
        URI address = URI.create(url);
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }
}
