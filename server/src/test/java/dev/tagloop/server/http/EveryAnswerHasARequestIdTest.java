package dev.tagloop.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EveryAnswerHasARequestIdTest {
    @TempDir
    Path folder;

    private TestStudio studio;

    @BeforeEach
    void start() {
        studio = new TestStudio(folder);
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    @Test
    void answersOfAllKindsHaveOneOfTheirOwn() {
        List<String> ids =
                List.of("/health", "/api/projects", "/api/projects/77", "/nowhere", "/api/nowhere", "/user/login")
                        .stream()
                        .map(path -> studio.ann().get(path).header("X-Request-Id"))
                        .toList();
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-f-]{36}"));
        assertThat(Http.to(studio.url()).get("/api/projects").header("X-Request-Id"))
                .isNotEmpty();
        assertThat(studio.ann().post("/api/projects", "{").header("X-Request-Id"))
                .isNotEmpty();
    }

    @Test
    void theCallersOwnIsTakenUnlessItCouldDoHarm() {
        assertThat(sent("my-job:42/a.b")).isEqualTo("my-job:42/a.b");
        for (String harmful : List.of("<script>", "a b", "x".repeat(129), "-x", "ä")) {
            assertThat(sent(harmful)).matches("[0-9a-f-]{36}");
        }
    }

    private String sent(String id) {
        return Http.to(studio.url()).header("X-Request-Id", id).get("/health").header("X-Request-Id");
    }

    @Test
    void whatIsNoHttpIsAnsweredInTheApisShape() throws IOException {
        String answer = raw("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n<script>: x\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("X-Request-Id: ")
                .containsIgnoringCase("X-Tagloop-Error: bad-request")
                .contains("\"detail\":\"This is no proper HTTP request.\"")
                .doesNotContainIgnoringCase("jetty")
                .doesNotContain("script");
        assertThat(raw("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n"))
                .startsWith("HTTP/1.1 414 ")
                .containsIgnoringCase("X-Tagloop-Error: address-too-long");
        assertThat(raw("GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ")
                .containsIgnoringCase("X-Tagloop-Error: headers-too-large");
    }

    private String raw(String request) throws IOException {
        URI address = URI.create(studio.url());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] buffer = new byte[8192];
            StringBuilder answer = new StringBuilder();
            for (int read = socket.getInputStream().read(buffer);
                    read > 0;
                    read = socket.getInputStream().read(buffer)) {
                answer.append(new String(buffer, 0, read, StandardCharsets.US_ASCII));
                if (answer.toString().endsWith("}")) {
                    break;
                }
            }
            return answer.toString();
        }
    }
}
