package dev.tagloop.labelstudio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalTokensAreRenewedTest {
    private static final String PERSONAL = TestTokens.jwt("refresh", 8_000_000_000L);

    private static String access(int number, long secondsToLive) {
        return TestTokens.jwt("access" + number, Instant.now().getEpochSecond() + secondsToLive);
    }

    private static long refreshes(StubServer server) {
        return server.seen().stream()
                .filter(seen -> seen.path().equals("/api/token/refresh/"))
                .count();
    }

    /** Gives out tokens of a given life; accepts all but the first {@code dead} ones. */
    private static StubServer server(long secondsToLive, int dead) {
        AtomicInteger number = new AtomicInteger();
        return new StubServer((seen, exchange) -> {
            if (seen.path().equals("/api/token/refresh/")) {
                assertThat(seen.authorization()).isNull();
                assertThat(seen.body()).isEqualTo("{\"refresh\":\"" + PERSONAL + "\"}");
                String token = access(number.incrementAndGet(), secondsToLive);
                StubServer.json(exchange, 200, "{\"access\":\"" + token + "\"}");
            } else if (number.get() <= dead) {
                StubServer.json(exchange, 401, "{\"detail\":\"Given token not valid\"}");
            } else {
                StubServer.json(exchange, 200, "{\"id\":1}");
            }
        });
    }

    @Test
    void oneServesManyCalls() {
        try (StubServer server = server(300, 0);
                StudioClient studio = StudioClient.connect(server.url(), PERSONAL)) {
            for (int i = 0; i < 5; i++) {
                studio.users().whoami();
            }
            assertThat(refreshes(server)).isEqualTo(1);
            assertThat(server.seen()).hasSize(6);
        }
    }

    @Test
    void oneNearItsEndIsReplacedBeforehand() {
        try (StubServer server = server(2, 0);
                StudioClient studio = StudioClient.connect(server.url(), PERSONAL)) {
            studio.users().whoami();
            studio.users().whoami();
            assertThat(refreshes(server)).isEqualTo(2);
        }
    }

    @Test
    void oneThatIsRefusedIsReplacedOnce() {
        try (StubServer server = server(300, 1);
                StudioClient studio = StudioClient.connect(server.url(), PERSONAL)) {
            // Also for a call that must not be repeated: the server refused to look at it.
            studio.annotations().create(1, List.of());
            assertThat(refreshes(server)).isEqualTo(2);
        }
        try (StubServer server = server(300, 99);
                StudioClient studio = StudioClient.connect(server.url(), PERSONAL)) {
            assertThatThrownBy(() -> studio.users().whoami()).hasMessageEndingWith("401: Given token not valid");
            assertThat(refreshes(server)).isEqualTo(2);
        }
    }

    @Test
    void threadsShareOne() throws Exception {
        try (StubServer server = server(300, 0);
                StudioClient studio = StudioClient.connect(server.url(), PERSONAL);
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                calls.add(threads.submit(() -> studio.users().whoami()));
            }
            for (Future<?> call : calls) {
                call.get();
            }
            assertThat(refreshes(server)).isEqualTo(1);
        }
    }

    @Test
    void refreshIsRepeatedWhenTheServerIsBusy() {
        AtomicInteger turn = new AtomicInteger();
        try (StubServer server = new StubServer((seen, exchange) -> {
                    if (turn.getAndIncrement() == 0) {
                        StubServer.json(exchange, 503, "{}");
                    } else if (seen.path().equals("/api/token/refresh/")) {
                        StubServer.json(exchange, 200, "{\"access\":\"" + access(1, 300) + "\"}");
                    } else {
                        StubServer.json(exchange, 200, "{\"id\":1}");
                    }
                });
                StudioClient studio = StudioClient.connect(server.url(), PERSONAL)) {
            assertThat(studio.users().whoami().id()).hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "a.b.c", "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjF9", "e30.e30.sig"})
    void whatIsNoWholeJwtIsSentAsLegacyToken(String token) {
        try (StubServer server = new StubServer((seen, exchange) -> StubServer.json(exchange, 200, "{\"id\":1}"));
                StudioClient studio = StudioClient.connect(server.url(), " " + token + "\n")) {
            studio.users().whoami();
            assertThat(server.seen().getFirst().authorization()).isEqualTo("Token " + token);
        }
    }

    @Test
    void tokensThatCannotBeOnesAreRefusedAtOnce() {
        assertThatThrownBy(() -> StudioClient.connect("http://localhost", "  "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the access token is empty; copy one from the server's page Account & Settings");
        assertThatThrownBy(() -> StudioClient.connect("http://localhost", "abc def"))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("abc"));
    }
}
