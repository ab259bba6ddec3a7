package dev.tagloop.labelstudio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.labelstudio.model.NewTask;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("thorough")
class ImportsThatGoOnAreAwaitedTest {
    /** Says that import 9 goes on, then for two questions the same, then {@code end}. */
    private static StubServer server(String end) {
        AtomicInteger asked = new AtomicInteger();
        return new StubServer((seen, exchange) -> {
            if (seen.method().equals("POST")) {
                StubServer.json(exchange, 201, "{\"import\":9}");
            } else {
                assertThat(seen.path()).isEqualTo("/api/projects/3/imports/9/");
                StubServer.json(exchange, 200, asked.incrementAndGet() < 3 ? "{\"status\":\"in_progress\"}" : end);
            }
        });
    }

    @Test
    void untilTheyAreComplete() {
        try (StubServer server = server("{\"status\":\"completed\",\"task_count\":2,\"task_ids\":[5,6]}");
                StudioClient studio = StudioClient.connect(server.url(), TestTokens.LEGACY)) {
            assertThat(studio.projects()
                            .importTasks(3, List.of(NewTask.ofText("a"), NewTask.ofText("b")))
                            .taskIds())
                    .containsExactly(5L, 6L);
            assertThat(server.seen()).hasSize(4);
        }
    }

    @Test
    void failureIsSaid() {
        try (StubServer server = server("{\"status\":\"failed\",\"error\":\"no room\"}");
                StudioClient studio = StudioClient.connect(server.url(), TestTokens.LEGACY)) {
            assertThatThrownBy(() -> studio.projects().importTasks(3, List.of(NewTask.ofText("a"))))
                    .hasMessage("GET " + server.url() + "/api/projects/3/imports/9/: the import failed: no room");
        }
    }

    @Test
    void notForEver() {
        ClientOptions options = ClientOptions.defaults().withExportTimeout(Duration.ofMillis(600));
        try (StubServer server = server("{\"status\":\"in_progress\"}");
                StudioClient studio = StudioClient.connect(server.url(), TestTokens.LEGACY, options)) {
            assertThatThrownBy(() -> studio.projects().importTasks(3, List.of(NewTask.ofText("a"))))
                    .hasMessageEndingWith("the import has not ended; it may still do so");
        }
    }
}
