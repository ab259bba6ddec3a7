package dev.tagloop.labelstudio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.tagloop.labelstudio.model.NewAnnotation;
import dev.tagloop.labelstudio.model.ProjectSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("thorough")
class OnlyHarmlessCallsAreRepeatedTest {
    private static final ClientOptions QUICK =
            ClientOptions.defaults().withDelays(Duration.ofMillis(20), Duration.ofSeconds(3));
    private static final String BUSY = "{\"status_code\":503,\"detail\":\"busy\"}";

    /** Answers in turn; the last one for ever. */
    private static StubServer server(StubServer.Handler... handlers) {
        AtomicInteger turn = new AtomicInteger();
        return new StubServer((seen, exchange) ->
                handlers[Math.min(turn.getAndIncrement(), handlers.length - 1)].handle(seen, exchange));
    }

    private static StubServer.Handler status(int status, String body) {
        return (seen, exchange) -> StubServer.json(exchange, status, body);
    }

    private static StubServer.Handler after(String header) {
        return (seen, exchange) -> {
            exchange.getResponseHeaders().set("Retry-After", header);
            StubServer.json(exchange, 429, "{\"detail\":\"slow down\"}");
        };
    }

    private static void drop(StubServer.Seen seen, HttpExchange exchange) throws IOException {
        // Announces more than it sends, then closes.
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 100);
        exchange.getResponseBody().write('{');
    }

    private static StudioClient client(StubServer server) {
        return StudioClient.connect(server.url(), TestTokens.LEGACY, QUICK);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void readingIsRepeated(int status) {
        try (StubServer server = server(status(status, BUSY), status(status, BUSY), status(200, "{\"id\":7}"));
                StudioClient studio = client(server)) {
            assertThat(studio.projects().get(7).id()).isEqualTo(7);
            assertThat(server.seen()).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 409, 410, 412, 422, 501, 507})
    void finalAnswersAreNot(int status) {
        try (StubServer server = server(status(status, "{\"detail\":\"no\"}"));
                StudioClient studio = client(server)) {
            assertThatThrownBy(() -> studio.projects().get(7))
                    .isInstanceOfSatisfying(
                            StudioApiException.class,
                            e -> assertThat(e.status()).isEqualTo(status));
            assertThat(server.seen()).hasSize(1);
        }
    }

    @Test
    void writingIsNeverRepeated() {
        try (StubServer server = server(status(503, BUSY));
                StudioClient studio = client(server)) {
            assertThatThrownBy(() -> studio.startProject(ProjectSettings.titled("News")))
                    .isInstanceOf(StudioApiException.class);
            assertThatThrownBy(() -> studio.annotations().create(1, List.of())).isInstanceOf(StudioApiException.class);
            assertThatThrownBy(() -> studio.annotations().update(1, NewAnnotation.none()))
                    .isInstanceOf(StudioApiException.class);
            assertThat(server.seen()).hasSize(3);
        }
        try (StubServer server = server(OnlyHarmlessCallsAreRepeatedTest::drop);
                StudioClient studio = client(server)) {
            assertThatThrownBy(() -> studio.annotations().create(1, List.of()))
                    .isInstanceOf(StudioConnectionException.class);
            assertThat(server.seen()).hasSize(1);
        }
    }

    @Test
    void readingSurvivesABrokenConnection() {
        try (StubServer server = server(OnlyHarmlessCallsAreRepeatedTest::drop, status(200, "{\"id\":7}"));
                StudioClient studio = client(server)) {
            assertThat(studio.projects().get(7).id()).isEqualTo(7);
        }
    }

    @Test
    void deletingWhatAFailedAttemptDeletedIsASuccess() {
        try (StubServer server = server(status(504, BUSY), status(404, "{\"detail\":\"Not found.\"}"));
                StudioClient studio = client(server)) {
            studio.projects().delete(7);
            assertThat(server.seen()).hasSize(2);
        }
    }

    @Test
    void patienceEndsWithTheLastError() {
        try (StubServer server = server(status(503, BUSY));
                StudioClient studio = StudioClient.connect(server.url(), TestTokens.LEGACY, QUICK.withRetries(2))) {
            assertThatThrownBy(() -> studio.projects().get(7))
                    .hasMessage("GET " + server.url() + "/api/projects/7/ was answered with 503: busy");
            assertThat(server.seen()).hasSize(3);
        }
    }

    @Test
    void theServersWishIsHonoured() {
        String date = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(2).format(DateTimeFormatter.RFC_1123_DATE_TIME);
        for (String wish : List.of(date, "1")) {
            try (StubServer server = server(after(wish), status(200, "{\"id\":7}"));
                    StudioClient studio = client(server)) {
                long start = System.nanoTime();
                studio.projects().get(7);
                // A date has whole seconds: at least one of the two is left.
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(500));
                assertThat(server.seen()).hasSize(2);
            }
        }
    }

    @Test
    void aWishBeyondOurPatienceEndsTheCallAtOnce() {
        try (StubServer server = server(after("3600"));
                StudioClient studio = client(server)) {
            assertThatThrownBy(() -> studio.projects().get(7)).hasMessageEndingWith("429: slow down");
            assertThat(server.seen()).hasSize(1);
        }
    }

    @Test
    void interruptionEndsThePause() throws Exception {
        try (StubServer server = server(after("3"));
                StudioClient studio = client(server)) {
            AtomicInteger ended = new AtomicInteger();
            Thread thread = Thread.ofPlatform().start(() -> {
                try {
                    studio.projects().get(7);
                } catch (StudioApiException e) {
                    ended.set(Thread.currentThread().isInterrupted() ? e.status() : -1);
                }
            });
            while (server.seen().isEmpty()) {
                Thread.sleep(10);
            }
            Thread.sleep(100);
            thread.interrupt();
            thread.join(2000);
            assertThat(ended).hasValue(429);
        }
    }
}
