package dev.tagloop.labelstudio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrangeAnswersAreNamedTest {
    private static final ClientOptions IMPATIENT = ClientOptions.defaults()
            .withRetries(1)
            .withDelays(Duration.ofMillis(10), Duration.ofMillis(20))
            .withRequestTimeout(Duration.ofMillis(400));

    private static StudioClient client(String url) {
        return StudioClient.connect(url, TestTokens.LEGACY, IMPATIENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Sign in</html>", "{\"id\":", "", "[]", "7", "{\"id\":1} x"})
    void successThatIsNoObject(String body) {
        try (StubServer server = new StubServer((seen, exchange) -> StubServer.json(exchange, 200, body));
                StudioClient studio = client(server.url())) {
            assertThatThrownBy(() -> studio.projects().get(1))
                    .isInstanceOf(StudioProtocolException.class)
                    .hasMessageStartingWith("GET " + server.url() + "/api/projects/1/: ");
        }
    }

    @Test
    void successThatIsNoListOfObjects() {
        try (StubServer server = new StubServer((seen, exchange) -> StubServer.json(exchange, 200, "{\"a\":1}"));
                StudioClient studio = client(server.url())) {
            assertThatThrownBy(() -> studio.users().list())
                    .hasMessageEndingWith("a JSON list of objects was expected in the answer");
            assertThatThrownBy(() -> studio.tasks().list(1).count())
                    .hasMessageEndingWith("the answer holds no \"tasks\"");
            assertThatThrownBy(() -> studio.tokens().legacy()).hasMessageEndingWith("the answer holds no \"token\"");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html; charset=utf-8|<html>…</html>|an HTML page; is this the address of the server itself, without a path?",
                "application/json|{\"detail\":\"No.\"}|No.",
                "application/json|{\"label_config\":[\"syntax error: line 1\"]}|label_config: syntax error: line 1",
                "application/json|[\"one\",\"two\"]|one two",
                "application/json|{\"detail\":\"Validation error\",\"validation_errors\":{\"a\":{\"b\":[\"bad\"]},\"non_field_errors\":[\"x\"]}}|a: b: bad; x",
                "application/json|{\"detail\":\"Odd\",\"validation_errors\":[\"y\"]}|Odd (y)",
                "text/plain|upstream gone|upstream gone",
                "text/plain||no explanation"
            })
    void errorsInAnyShape(String type, String body, String said) {
        try (StubServer server = new StubServer(
                        (seen, exchange) -> StubServer.send(exchange, 400, type, body == null ? "" : body));
                StudioClient studio = client(server.url())) {
            assertThatThrownBy(() -> studio.projects().get(1))
                    .isInstanceOf(StudioApiException.class)
                    .hasMessageEndingWith("was answered with 400: " + said);
        }
    }

    @Test
    void pageThatIsNotThereIsNotTakenForAnEmptyQueue() {
        try (StubServer server = new StubServer((seen, exchange) -> StubServer.send(
                        exchange, seen.path().endsWith("/next/") ? 404 : 200, "text/html", "<html>Not Found</html>"));
                StudioClient studio = client(server.url())) {
            assertThatThrownBy(() -> studio.projects().nextTask(1)).isInstanceOf(StudioApiException.class);
        }
    }

    @Test
    void movedServerIsNamedInsteadOfLosingThePost() {
        try (StubServer server = new StubServer((seen, exchange) -> {
                    exchange.getResponseHeaders().set("Location", "https://studio.example.org" + seen.path());
                    exchange.sendResponseHeaders(301, -1);
                });
                StudioClient studio = client(server.url())) {
            assertThatThrownBy(() -> studio.annotations().create(1, List.of()))
                    .hasMessageEndingWith("was answered with 301: the server has moved to "
                            + "https://studio.example.org/api/tasks/1/annotations/; connect to that address instead");
        }
    }

    @Test
    void serverThatDoesNotAnswerInTime() {
        try (StubServer server = new StubServer((seen, exchange) -> {
                    try {
                        Thread.sleep(5000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
                StudioClient studio = client(server.url())) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> studio.projects().get(1))
                    .isInstanceOf(StudioConnectionException.class)
                    .hasMessageStartingWith("GET " + server.url() + "/api/projects/1/ failed: ");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(700), Duration.ofSeconds(4));
            assertThat(server.seen()).hasSize(2);
        }
    }

    @Test
    void serverThatIsNotThere() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        String url = "http://127.0.0.1:" + free;
        try (StudioClient studio = client(url)) {
            assertThatThrownBy(studio::checkConnection)
                    .isInstanceOf(StudioConnectionException.class)
                    .hasMessage("GET " + url + "/health failed: " + url
                            + "/health: connection refused; is the server running there?");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8080",
                "8080",
                "",
                "ftp://x/",
                "http:///x",
                "http://x/?a=1",
                "http://x/#a",
                "http://a b/"
            })
    void addressesThatCannotBeOnesAreRefusedAtOnce(String url) {
        assertThatThrownBy(() -> StudioClient.connect(url, "abc"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"" + url + "\" cannot be the server's address: ")
                .hasMessageEndingWith("Write it like http://localhost:8080");
    }

    @Test
    void pathPrefixIsKept() {
        try (StubServer server =
                        new StubServer((seen, exchange) -> StubServer.json(exchange, 200, "{\"status\":\"UP\"}"));
                StudioClient studio = client(server.url() + "/label/studio//")) {
            assertThat(studio.health()).isEqualTo("UP");
            assertThat(server.seen().getFirst().path()).isEqualTo("/label/studio/health");
            assertThat(studio.projectUrl(3)).isEqualTo(server.url() + "/label/studio/projects/3");
        }
    }

    @Test
    void tokenIsInNoMessage() {
        try (StubServer server = new StubServer(
                        (seen, exchange) -> StubServer.json(exchange, 401, "{\"detail\":\"Invalid token.\"}"));
                StudioClient studio = client(server.url())) {
            assertThatThrownBy(() -> studio.users().whoami())
                    .hasMessageEndingWith("401: Invalid token.")
                    .satisfies(e -> assertThat(e.toString()).doesNotContain(TestTokens.LEGACY));
        }
    }
}
