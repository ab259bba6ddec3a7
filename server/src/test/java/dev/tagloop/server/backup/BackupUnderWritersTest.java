package dev.tagloop.server.backup;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import dev.tagloop.server.durability.StoreAudit;
import dev.tagloop.server.storage.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A backup is of one moment, whoever writes meanwhile, and comes back as it was. */
@Timeout(300)
@Tag("thorough")
class BackupUnderWritersTest {
    private static final int WRITERS = 20;

    @TempDir
    Path folder;

    private static Path made(Http owner) throws InterruptedException {
        JsonNode state = ok(owner.post("/api/tagloop/backups", ""));
        while (!state.get("running").isNull()) {
            Thread.sleep(50);
            state = ok(owner.get("/api/tagloop/backups"));
        }
        assertThat(state.at("/last/state").asString()).as(state.toString()).isEqualTo("succeeded");
        return Path.of(state.at("/last/result/file").asString());
    }

    private static Thread writer(TestStudio studio, long project, int number, Queue<Long> stored, AtomicBoolean end) {
        Http ann = studio.annAgain();
        return Thread.ofPlatform().start(() -> {
            for (int i = 0; !end.get(); i++) {
                long task = created(ann.post(
                                "/api/tasks",
                                "{\"project\": " + project + ", \"data\": {\"text\": \"\\ud83d\\ude00 " + number + "-"
                                        + i + "\"}}"))
                        .get("id")
                        .asLong();
                stored.add(created(ann.post("/api/tasks/" + task + "/annotations", "{\"result\": []}"))
                        .get("id")
                        .asLong());
            }
        });
    }

    @Test
    void everyAnnotationThatWasAcknowledgedBeforeIsThereAndEveryCounterIsRight() throws Exception {
        Queue<Long> stored = new ConcurrentLinkedQueue<>();
        List<Long> before;
        Path backup;
        try (TestStudio studio = new TestStudio(folder.resolve("data"))) {
            long project = studio.project(TestStudio.NER);
            AtomicBoolean end = new AtomicBoolean();
            List<Thread> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(writer(studio, project, i, stored, end));
            }
            while (stored.size() < 200) {
                Thread.sleep(20);
            }
            before = List.copyOf(stored);
            backup = made(studio.ann());
            end.set(true);
            for (Thread writer : writers) {
                writer.join();
            }
        }
        assertThat(stored.size()).isGreaterThan(before.size());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
        Path restored = folder.resolve("restored");
        Manifest manifest = Restore.into(backup, restored, TestDatabases.url(restored), Watch.NOBODY);
        assertThat(manifest.rows("annotations")).isBetween((long) before.size(), (long) stored.size());
        assertThat(StoreAudit.problems(restored)).isEmpty();
        try (TestStudio studio = new TestStudio(restored)) {
            assertThat(before)
                    .allSatisfy(id -> assertThat(
                                    studio.ann().get("/api/annotations/" + id).status())
                            .isEqualTo(200));
            // Ids go on where they were.
            long next = studio.task(1, "next");
            assertThat(next).isGreaterThan(manifest.counters().get("tasks"));
        }
    }

    @Test
    void aBackupHoldsFilesAndKeyAndOneWithoutSecretsLetsNobodyIn() throws Exception {
        Path data = folder.resolve("data");
        Path whole;
        try (TestStudio studio = new TestStudio(data)) {
            long project = studio.project(TestStudio.NER);
            studio.task(project, "caf\u00e9");
            Files.createDirectories(data.resolve("models/project-1/snapshots/ab"));
            Files.writeString(data.resolve("models/project-1/snapshots/ab/entries.jsonl"), "label\n");
            Files.createDirectories(data.resolve("models/project-1/checkpoints"));
            Files.writeString(data.resolve("models/project-1/checkpoints/state"), "soon gone");
            whole = made(studio.ann());
        }
        try (BackupFile file = BackupFile.open(whole)) {
            assertThat(file.manifest().files())
                    .extracting(FileMark::path)
                    .contains("instance.key", "models/project-1/snapshots/ab/entries.jsonl")
                    .noneMatch(path -> path.contains("checkpoints") || path.startsWith("backups/"));
        }
        Path bare = folder.resolve("bare.zip");
        try (var resting = dev.tagloop.server.storage.RestingFolder.open(data, TestDatabases.url(data))) {
            Backup.make(resting, bare, false, Watch.NOBODY);
        }
        String key = Files.readString(data.resolve("instance.key")).strip();
        try (BackupFile file = BackupFile.open(bare)) {
            assertThat(file.manifest().secrets()).isFalse();
            assertThat(file.manifest().rows("sessions")).isZero();
            assertThat(file.manifest().files()).extracting(FileMark::path).doesNotContain("instance.key");
            try (var users = file.rows(mark(file, "users"))) {
                assertThat(users.lines().toList())
                        .hasSize(2)
                        .allMatch(line -> !line.contains("argon2") && !line.contains("$2"));
            }
        }
        Path restored = folder.resolve("restored");
        Restore.into(bare, restored, TestDatabases.url(restored), Watch.NOBODY);
        assertThat(Files.readString(restored.resolve("instance.key")).strip()).isNotEqualTo(key);
        Files.delete(restored.resolve("models/project-1/snapshots/ab/entries.jsonl"));
        try (TestStudio studio = new TestStudio(restored)) {
            // The accounts are the old ones, with tokens of the new key.
            assertThat(ok(studio.ann().get("/api/projects/1"))
                            .get("task_number")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    private static TableMark mark(BackupFile file, String table) {
        return file.manifest().tables().stream()
                .filter(mark -> mark.name().equals(table))
                .findFirst()
                .orElseThrow();
    }
}
