package dev.tagloop.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tagloop.net.Cidr;
import dev.tagloop.server.Studio;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Addresses given to the imports of the program's server that lead into the machine or its network: nobody there is asked. */
class ImportAddressAttacksTest {
    private static final String SECRET = "[{\"text\": \"inner secret\"}]";

    @TempDir
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer inner;
    private HttpServer outer;

    @BeforeEach
    void start() throws IOException {
        inner = serve("127.0.0.1", 200, SECRET, "");
        outer = serve(
                "127.0.0.2", 302, "", "http://127.0.0.1:" + inner.getAddress().getPort() + "/secret.json");
    }

    @AfterEach
    void stop() {
        inner.stop(0);
        outer.stop(0);
    }

    private HttpServer serve(String address, int status, String content, String location) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            asked.addAndGet(status == 200 ? 1 : 0);
            if (!location.isEmpty()) {
                exchange.getResponseHeaders().add("Location", location);
            }
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** The answers of both imports to an address. */
    private static List<HttpResponse<String>> imported(Studio studio, String address) throws Exception {
        String token = studio.token(studio.user("ann@example.com").orElseThrow());
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> ours = client.send(
                    request(studio, token, "/api/tagloop/projects/1/import", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"url\": \"" + address + "\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            HttpResponse<String> original = client.send(
                    request(studio, token, "/api/projects/1/import", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "url=" + java.net.URLEncoder.encode(address, StandardCharsets.UTF_8)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return List.of(ours, original);
        }
    }

    private static HttpRequest.Builder request(Studio studio, String token, String path, String type) {
        return HttpRequest.newBuilder(URI.create(studio.url() + path))
                .header("Authorization", "Token " + token)
                .header("Content-Type", type);
    }

    private Studio studio(List<Cidr> allowed) throws Exception {
        Studio studio = Studio.start(config -> config.dataDir(folder.resolve("data"))
                .port(0)
                .username("ann@example.com")
                .password("correct horse 1")
                .remoteFiles(new GateFiles(allowed)));
        String token = studio.token(studio.user("ann@example.com").orElseThrow());
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    request(studio, token, "/api/projects", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"title\": \"Test\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
        return studio;
    }

    @Test
    void cve202236551NothingOfThisMachineOrItsNetworkIsRead() throws Exception {
        Path file = Files.writeString(folder.resolve("secret.json"), SECRET);
        String port = ":" + inner.getAddress().getPort() + "/secret.json";
        try (Studio studio = studio(List.of())) {
            for (String address : List.of(
                    file.toUri().toString(),
                    "file:/etc/passwd",
                    "jar:" + file.toUri() + "!/x.json",
                    "gopher://127.0.0.1" + port,
                    "ftp://127.0.0.1" + port,
                    "http://127.0.0.1" + port,
                    "http://localhost" + port,
                    "http://2130706433" + port,
                    "http://0x7f.1" + port,
                    "http://0177.0.0.1" + port,
                    "http://127.1" + port,
                    "http://[::1]" + port,
                    "http://[::ffff:127.0.0.1]" + port,
                    "http://0.0.0.0" + port,
                    "http://169.254.169.254/latest/meta-data/",
                    "http://10.0.0.1/x.json",
                    "http://user:pass@127.0.0.1" + port)) {
                for (HttpResponse<String> answer : imported(studio, address)) {
                    assertThat(answer.statusCode())
                            .as(address + " " + answer.body())
                            .isEqualTo(400);
                    assertThat(answer.body()).as(address).doesNotContain("inner secret", "root:");
                }
            }
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void cve202347116RedirectsOfAnImportAreJudgedBeforeTheyAreFollowed() throws Exception {
        try (Studio studio = studio(List.of(Cidr.parse("127.0.0.2/32")))) {
            String address = "http://127.0.0.2:" + outer.getAddress().getPort() + "/tasks.json";
            for (HttpResponse<String> answer : imported(studio, address)) {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
                assertThat(answer.body()).contains("127.0.0.1").doesNotContain("inner secret");
            }
        }
        assertThat(asked).hasValue(0);
    }
}
