package dev.tagloop.server.learner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Http;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Trainings run in real child processes that die in every way; twenty clients label meanwhile. */
@Timeout(300)
class TrainingsThatDieHurtNobodyTest {
    private static final int CLIENTS = 20;
    /** Exit codes: 128 and the number of the signal; a JVM that crashes without writing its memory ends with 1, and one without memory with 3. */
    private static final Map<String, Integer> DEATHS = Map.of("KILL", 137, "SEGV", 1, "OOM", 3);

    @TempDir
    Path folder;

    @Test
    void twentyClientsLabelWithoutAnError() throws Exception {
        String[] texts = IntStream.range(0, 3000).mapToObj(i -> "Ann met W" + i).toArray(String[]::new);
        try (Taught made = new Taught(folder, texts);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicBoolean enough = new AtomicBoolean();
            AtomicInteger labelled = new AtomicInteger();
            List<CompletableFuture<Void>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Http client = made.studio.member("client" + i + "@example.com");
                clients.add(CompletableFuture.runAsync(() -> label(made, client, enough, labelled), threads));
            }
            for (String death : List.of("KILL", "SEGV", "OOM")) {
                made.learner.teacher(new ChildTeacher(death));
                int before = labelled.get();
                JsonNode end = made.trained();
                assertThat(end.get("state").asString()).isEqualTo("failed");
                assertThat(end.get("error").asString())
                        .isEqualTo("The training ended with exit code " + DEATHS.get(death) + ".");
                assertThat(labelled.get())
                        .as("labelled while one died by " + death)
                        .isGreaterThan(before);
            }
            enough.set(true);
            CompletableFuture.allOf(clients.toArray(CompletableFuture[]::new)).join();
            assertThat(made.versions()).isEmpty();
            assertThat(made.standing().get("serving").asString()).isEqualTo("starter");
            assertThat(made.standing().get("labelled").asInt()).isEqualTo(labelled.get());
        }
    }

    /** Takes the next task and labels what is suggested, until it is enough. */
    private static void label(Taught made, Http client, AtomicBoolean enough, AtomicInteger labelled) {
        while (!enough.get()) {
            Http.Answer next = client.get("/api/projects/" + made.project + "/next");
            assertThat(next.status()).as(next.text()).isIn(200, 404);
            if (next.status() == 404) {
                return;
            }
            JsonNode suggested = next.json().at("/predictions/0/result");
            assertThat(suggested.at("/0/value/text").asString()).isEqualTo("Ann");
            Http.Answer stored = client.post(
                    "/api/tasks/" + next.json().get("id") + "/annotations",
                    "{\"result\": " + Json.write(suggested) + "}");
            assertThat(stored.status()).as(stored.text()).isEqualTo(201);
            labelled.incrementAndGet();
        }
    }
}
