package dev.tagloop.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.TestStudio;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A client that keeps its connections sends its next request on one that it was not told to be closed, and cannot send a POST twice when
 * that fails. So who is answered before the body came is answered on a connection that goes on, or is told that it ends.
 */
class RefusedRequestsKeepTheirConnectionTest {
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
    private static final int BODY = 200_000;

    @TempDir
    static Path folder;

    private static TestStudio studio;

    @BeforeAll
    static void start() {
        studio = new TestStudio(folder, config -> config.requestLimit(1 << 20));
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @ParameterizedTest
    @CsvSource({
        "401, POST, /api/projects, ",
        "404, POST, /nowhere, ",
        "405, PUT, /api/projects, ",
        "404, POST, /api/projects/77/import, token",
        "415, POST, /api/projects, token",
        "415, POST, /user/login, "
    })
    void whenTheBodyComesAfterTheAnswer(int status, String method, String path, String token) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write(head(
                            method,
                            path,
                            "Content-Type: text/x-unknown\r\nContent-Length: " + BODY + authorized(token)));
            socket.getOutputStream().write(new byte[BODY / 2]);
            pause();
            socket.getOutputStream().write(new byte[BODY - BODY / 2]);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            assertThat(answer(in)).startsWith("HTTP/1.1 " + status).doesNotContainIgnoringCase("connection: close");
            socket.getOutputStream().write(head("GET", "/health", "Accept: */*"));
            assertThat(answer(in)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void whenTheBodyComesInChunks() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(head("POST", "/nowhere", "Transfer-Encoding: chunked"));
            socket.getOutputStream().write("5\r\nhello\r\n".getBytes(StandardCharsets.US_ASCII));
            pause();
            socket.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = new BufferedInputStream(socket.getInputStream());
            assertThat(answer(in)).startsWith("HTTP/1.1 404");
            socket.getOutputStream().write(head("GET", "/health", "Accept: */*"));
            assertThat(answer(in)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void whoAsksFirstWhetherToSendIsToldNotTo() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write(head("POST", "/api/projects", "Content-Length: 100\r\nExpect: 100-continue"));
            InputStream in = new BufferedInputStream(socket.getInputStream());
            assertThat(answer(in)).startsWith("HTTP/1.1 401").containsIgnoringCase("connection: close");
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void whatIsTooMuchToReadOffIsToldToEnd() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(head("POST", "/api/projects", "Content-Length: 99999999999"));
            assertThat(answer(new BufferedInputStream(socket.getInputStream())))
                    .startsWith("HTTP/1.1 401")
                    .containsIgnoringCase("connection: close");
        }
    }

    private Socket connect() throws IOException {
        URI address = URI.create(studio.url());
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(20_000);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private String authorized(String token) {
        return token == null
                ? ""
                : "\r\nAuthorization: Token "
                        + studio.ann()
                                .get("/api/current-user/token")
                                .json()
                                .get("token")
                                .asString();
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] head(String method, String path, String headers) {
        return (method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The head of the next answer, after its body was read off. */
    private static String answer(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            assertThat(next).as("the connection ended after: %s", head).isNotNegative();
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head);
        if (length.find()) {
            in.readNBytes(Integer.parseInt(length.group(1)));
        }
        return head.toString();
    }
}
