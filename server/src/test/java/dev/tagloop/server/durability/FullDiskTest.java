package dev.tagloop.server.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tagloop.server.Http;
import dev.tagloop.server.Studio;
import dev.tagloop.server.StudioException;
import dev.tagloop.server.storage.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a disk that runs full, a write is refused with 507 and leaves no trace; with space again the server goes on. */
class FullDiskTest {
    private static final int SPARE = 1 << 20;

    @TempDir
    Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        TestDatabases.onlyOnSqlite("a PostgreSQL server's disk is not the data folder's");
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk.toString()),
                "a small disk could not be mounted here: a full one was not tried");
    }

    @AfterEach
    void unmount() throws Exception {
        if (disk != null) {
            run("umount", disk.toString());
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void writeOnAFullDiskIsRefusedWholeAndTheServerGoesOnWhenThereIsSpace() throws Exception {
        Path spare = Files.write(disk.resolve("spare"), new byte[SPARE]);
        List<Long> stored = new ArrayList<>();
        try (Studio studio = Studio.start(
                config -> TestDatabases.settle(config, disk.resolve("data")).port(0))) {
            Http ann = Http.withToken(studio.url(), studio.token(studio.createUser("ann@example.com")));
            ann.post("/api/projects", "{\"title\": \"Narrow\"}");
            Http.Answer answer = task(ann);
            for (int i = 0; i < 100 && answer.status() == 201; i++) {
                stored.add(answer.json().get("id").asLong());
                answer = task(ann);
            }
            assertThat(answer.status()).isEqualTo(507);
            assertThat(answer.json().get("detail").asString()).contains("No space is left");
            assertThat(stored).isNotEmpty();
            assertThat(ann.get("/api/projects/1").json().get("task_number").asInt())
                    .isEqualTo(stored.size());
            Files.delete(spare);
            assertThat(task(ann).status()).isEqualTo(201);
            for (long id : stored) {
                assertThat(ann.get("/api/tasks/" + id).status()).isEqualTo(200);
            }
        }
        assertThat(StoreAudit.problems(disk.resolve("data"))).isEmpty();
    }

    private static Http.Answer task(Http ann) {
        return ann.post("/api/tasks", "{\"project\": 1, \"data\": {\"text\": \"" + "x".repeat(200_000) + "\"}}");
    }

    @Test
    void startOnAFullDiskSaysSo() throws Exception {
        try (var filler = Files.newOutputStream(disk.resolve("filler"))) {
            filler.write(new byte[7 << 20]);
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space");
        }
        assertThatThrownBy(() -> Studio.start(config ->
                        TestDatabases.settle(config, disk.resolve("data")).port(0)))
                .isInstanceOf(StudioException.class)
                .hasMessageContaining("has no space left")
                .hasMessageContaining("--data-dir");
    }
}
