package dev.tagloop.labelstudio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.tagloop.labelstudio.model.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@Tag("thorough")
class ExportsStreamTest {
    private static final String TASK =
            "{\"id\":1,\"data\":{\"text\":\"" + "x".repeat(10_000) + "\"},\"annotations\":[]}";

    private static OutputStream start(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/.json");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static StudioClient client(StubServer server) {
        return StudioClient.connect(server.url(), TestTokens.LEGACY);
    }

    @Test
    void firstTaskIsThereBeforeTheLastIsSent() {
        CountDownLatch firstWasRead = new CountDownLatch(1);
        boolean[] inTime = {false};
        try (StubServer server = new StubServer((seen, exchange) -> {
                    OutputStream out = start(exchange);
                    say(out, "[" + TASK + "," + TASK);
                    try {
                        inTime[0] = firstWasRead.await(20, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    say(out, "," + TASK + "]");
                });
                StudioClient studio = client(server);
                Stream<Task> tasks = studio.exports().tasks(1, ExportOptions.all())) {
            Iterator<Task> iterator = tasks.iterator();
            assertThat(iterator.next().id()).hasValue(1);
            firstWasRead.countDown();
            assertThat(iterator).toIterable().hasSize(2);
            assertThat(inTime[0]).isTrue();
        }
    }

    @Test
    void aQuarterOfAGigabyteNeedsTheMemoryOfOneTask() {
        int count = 25_000;
        try (StubServer server = new StubServer((seen, exchange) -> {
                    OutputStream out = start(exchange);
                    say(out, "[" + TASK);
                    byte[] next = ("," + TASK).getBytes(StandardCharsets.UTF_8);
                    for (int i = 1; i < count; i++) {
                        out.write(next);
                    }
                    say(out, "]");
                });
                StudioClient studio = client(server);
                Stream<Task> tasks = studio.exports().tasks(1, ExportOptions.all())) {
            Runtime runtime = Runtime.getRuntime();
            long[] most = {0};
            long[] seen = {0};
            tasks.forEach(task -> {
                if (++seen[0] % 5000 == 0) {
                    System.gc();
                    most[0] = Math.max(most[0], runtime.totalMemory() - runtime.freeMemory());
                }
            });
            assertThat(seen[0]).isEqualTo(count);
            assertThat(most[0]).isLessThan(100L * 1024 * 1024);
        }
    }

    @Test
    void breakingOffIsAnErrorAndNotAShortExport() {
        try (StubServer server = new StubServer((seen, exchange) -> {
                    exchange.sendResponseHeaders(200, 1_000_000);
                    say(exchange.getResponseBody(), "[" + TASK + "," + TASK.substring(0, 500));
                    throw new IOException("gone");
                });
                StudioClient studio = client(server)) {
            assertThatThrownBy(() -> studio.exports().json(1, ExportOptions.all()))
                    .isInstanceOf(StudioConnectionException.class);
        }
        try (StubServer server = new StubServer((seen, exchange) -> say(start(exchange), "[" + TASK));
                StudioClient studio = client(server)) {
            assertThatThrownBy(() -> studio.exports().json(1, ExportOptions.all()))
                    .isInstanceOf(StudioProtocolException.class)
                    .hasMessageContaining("the answer is no JSON: it breaks off before its end (line 1, column ");
        }
    }

    @Test
    void fileAppearsOnlyWhenItIsComplete(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("x"), "old");
        try (StubServer server = new StubServer((seen, exchange) -> {
                    exchange.sendResponseHeaders(200, 1000);
                    say(exchange.getResponseBody(), "half");
                    throw new IOException("gone");
                });
                StudioClient studio = client(server)) {
            assertThatThrownBy(() -> studio.exports().download(1, "CSV", ExportOptions.all(), file))
                    .isInstanceOf(StudioConnectionException.class);
        }
        assertThat(file).hasContent("old");
        try (StubServer server = new StubServer((seen, exchange) -> say(start(exchange), "id,text\r\n"));
                StudioClient studio = client(server)) {
            studio.exports().download(1, "CSV", ExportOptions.annotated(), file);
            assertThat(server.seen().getFirst().query())
                    .containsEntry("exportType", "CSV")
                    .hasSize(1);
        }
        assertThat(file).hasContent("id,text\r\n");
        assertThat(folder).isDirectoryContaining("glob:**/x").isDirectoryNotContaining("glob:**.part");
    }
}
