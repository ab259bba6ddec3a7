package dev.tagloop.mlbackend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.backend.BackendWire;
import dev.tagloop.labelstudio.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The model is held up by a semaphore, so that what gathers meanwhile is known and not guessed. */
class RequestsShareTheModelTest {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        threads.close();
    }

    private CompletableFuture<Served.Answer> asking(Served served, String body) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return served.post("/predict", body);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                threads);
    }

    private static void hold(Served served) {
        served.model.mayPredict.drainPermits();
    }

    private static void release(Served served) {
        served.model.mayPredict.release(1_000_000);
    }

    /** Lets the first request take the model, which stays held up. */
    private CompletableFuture<Served.Answer> occupy(Served served) throws Exception {
        hold(served);
        CompletableFuture<Served.Answer> first = asking(served, Served.body("first"));
        while (!served.model.mayPredict.hasQueuedThreads()) {
            Thread.sleep(5);
        }
        return first;
    }

    private static void awaitWaiting(Served served, int tasks) throws Exception {
        while (served.get("/metrics").json().path("waiting_tasks").asInt() < tasks) {
            Thread.sleep(5);
        }
    }

    @Test
    void whatGathersWhileTheModelIsAtWorkGoesToItTogether() throws Exception {
        try (Served served = new Served()) {
            CompletableFuture<Served.Answer> first = occupy(served);
            List<CompletableFuture<Served.Answer>> others = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                others.add(asking(served, Served.body(i % 2 == 0 ? "Ann" : "nobody")));
            }
            awaitWaiting(served, 20);
            release(served);
            assertThat(first.join().status()).isEqualTo(200);
            for (int i = 0; i < 20; i++) {
                assertThat(others.get(i).join().json().at("/results/0/result").size())
                        .as("answer %s", i)
                        .isEqualTo(i % 2 == 0 ? 1 : 0);
            }
            assertThat(served.model.batches).containsExactly(1, 20);
        }
    }

    @Test
    void aRequestThatFailsDoesNotFailTheOthersOfItsBatch() throws Exception {
        try (Served served = new Served()) {
            CompletableFuture<Served.Answer> first = occupy(served);
            CompletableFuture<Served.Answer> good = asking(served, Served.body("Ann"));
            CompletableFuture<Served.Answer> bad = asking(served, Served.body("poison"));
            awaitWaiting(served, 2);
            release(served);
            assertThat(first.join().status()).isEqualTo(200);
            assertThat(good.join().status()).isEqualTo(200);
            assertThat(bad.join().status()).isEqualTo(422);
        }
    }

    @Test
    void whoComesToAFullQueueIsToldWhenToComeBack() throws Exception {
        try (Served served = new Served(options -> options.queue(3))) {
            CompletableFuture<Served.Answer> first = occupy(served);
            CompletableFuture<Served.Answer> waiting = asking(served, Served.body("a", "b", "c"));
            awaitWaiting(served, 3);
            Served.Answer refused = served.post("/predict", Served.body("one too many"));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.response()
                            .headers()
                            .firstValueAsLong("Retry-After")
                            .orElse(0))
                    .isGreaterThanOrEqualTo(1);
            release(served);
            assertThat(first.join().status()).isEqualTo(200);
            assertThat(waiting.join().status()).isEqualTo(200);
            assertThat(served.get("/metrics").json().get("refused_requests").asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void whoeverLabelsWaitsAtTheFront() throws Exception {
        try (Served served = new Served(options -> options.batch(1))) {
            CompletableFuture<Served.Answer> first = occupy(served);
            CompletableFuture<Served.Answer> many = asking(served, Served.body("a", "b", "c", "d", "e"));
            awaitWaiting(served, 5);
            String interactive = BackendWire.predict(
                            Served.tasks("Ann").withContext(JsonObject.parse("{\"result\": []}")))
                    .toString();
            CompletableFuture<Served.Answer> person = asking(served, interactive);
            awaitWaiting(served, 6);
            release(served);
            assertThat(person.join().status()).isEqualTo(200);
            assertThat(many.join().status()).isEqualTo(200);
            assertThat(first.join().status()).isEqualTo(200);
            assertThat(served.model.batches).containsExactly(1, 1, 5);
        }
    }

    @Test
    void whoWaitsTooLongGetsAnAnswerAllTheSame() throws Exception {
        try (Served served = new Served(options -> options.patience(Duration.ofMillis(200)))) {
            hold(served);
            Served.Answer late = served.post("/predict", Served.body("Ann"));
            assertThat(late.status()).isEqualTo(503);
            assertThat(late.response().headers().firstValue("Retry-After")).isPresent();
            assertThat(served.get("/health").status()).isEqualTo(200);
            release(served);
        }
    }
}
