package dev.tagloop.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import io.javalin.http.HandlerType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoppingServerEndsWhatRunsTest {
    @TempDir
    Path folder;

    @Test
    void aRequestThatRunsGetsItsAnswerAndANewOneIsToldToComeAgain() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Routes routes = new Routes()
                .open(HandlerType.GET, "/slow", call -> {
                    began.countDown();
                    mayEnd.await();
                    call.noContent();
                })
                .open(HandlerType.GET, "/quick", Call::noContent);
        HttpServer server = HttpServer.start(
                new HttpServer.Settings("127.0.0.1", 0, 1 << 20, folder, Duration.ofSeconds(10)),
                routes,
                context -> Optional.empty(),
                (method, route, status, took) -> {});
        String url = "http://127.0.0.1:" + server.port();
        assertThat(Http.to(url).get("/quick").status()).isEqualTo(204);
        CompletableFuture<Integer> running =
                CompletableFuture.supplyAsync(() -> Http.to(url).get("/slow").status());
        began.await();
        CompletableFuture<Void> stopping = CompletableFuture.runAsync(server::close);
        Http.Answer refused = Http.to(url).get("/quick");
        while (refused.status() == 204) {
            refused = Http.to(url).get("/quick");
        }
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("5");
        assertThat(refused.header("X-Tagloop-Error")).isEqualTo("stopping");
        assertThat(refused.header("X-Request-Id")).isNotEmpty();
        assertThat(stopping).isNotDone();
        mayEnd.countDown();
        assertThat(running.get()).isEqualTo(204);
        stopping.get();
    }
}
