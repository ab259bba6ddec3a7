package dev.tagloop.server.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Http;
import dev.tagloop.server.storage.TestDatabases;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server is killed with SIGKILL while large imports go on beside people at work: of each import there is everything or nothing, and of
 * those that were acknowledged everything.
 */
@Tag("thorough")
class KilledImportsLeaveNoHalvesTest {
    private static final int TASKS = 5000;

    private static final String STORED_BUT_NOT_SHOWN =
            "SELECT COUNT(*) FROM tasks WHERE import_id IN (SELECT id FROM pending_imports)";

    @TempDir
    Path folder;

    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();

    @Test
    void oneKillInTheMiddleOfAnImport() throws Exception {
        killRepeatedly(1);
    }

    @Test
    @Tag("slow")
    void fiftyKillsInTheMiddleOfImports() throws Exception {
        killRepeatedly(50);
    }

    private void killRepeatedly(int rounds) throws Exception {
        long seed = Long.getLong("tagloop.test.seed", 7);
        Random random = new Random(seed);
        List<Workload> days = new ArrayList<>();
        long project = 0;
        int halves = 0;
        for (int round = 0; round < rounds; round++) {
            try (ChildServer server = ChildServer.start(folder)) {
                Http http = server.client();
                if (round == 0) {
                    project = http.post("/api/projects", "{\"title\": \"Durable\"}")
                            .json()
                            .get("id")
                            .asLong();
                }
                Workload day = new Workload(http, project);
                day.start(seed * 1000 + round);
                long into = project;
                String tag = "large" + round + "-";
                Thread importing = Thread.ofPlatform().start(() -> importing(http, into, tag));
                if (round % 3 == 1) {
                    awaitAcknowledged(tag);
                }
                awaitHalf();
                Thread.sleep(random.nextInt(200));
                server.kill();
                importing.join();
                day.join();
                days.add(day);
                assertThat(day.surprises()).as("answers before kill %s", round).isEmpty();
            }
            halves += storedButNotShown() > 0 ? 1 : 0;
        }
        assertThat(surprises).isEmpty();
        // Some of them end between the look and the kill.
        assertThat(halves).as("kills in the middle of an import").isGreaterThanOrEqualTo(rounds / 2);
        try (ChildServer server = ChildServer.start(folder)) {
            Http http = server.client();
            assertThat(days.parallelStream().flatMap(day -> day.lost(http).stream()))
                    .isEmpty();
        }
        assertThat(StoreAudit.problems(folder)).isEmpty();
        assertWhole(days);
        System.out.println(rounds + " kills (seed " + seed + "), " + halves + " in the middle of an import, "
                + acknowledged.size() + " large imports acknowledged");
    }

    /** Imports until the server is gone. */
    private void importing(Http http, long project, String tag) {
        try {
            for (int i = 0; true; i++) {
                Http.Answer answer = http.post("/api/projects/" + project + "/import", items(tag + i));
                if (answer.status() == 201) {
                    acknowledged.add(tag + i);
                } else {
                    surprises.add(answer.status() + " " + answer.text());
                    return;
                }
            }
        } catch (UncheckedIOException e) {
            // The server is gone.
        }
    }

    private static String items(String tag) {
        String item = "{\"data\": {\"text\": \"" + tag + "\"}, \"annotations\": [{\"result\": []}], \"predictions\":"
                + " [{\"result\": []}]}";
        return "[" + (item + ",").repeat(TASKS - 1) + item + "]";
    }

    /** Waits until one of the imports is whole. */
    private void awaitAcknowledged(String tag) throws InterruptedException {
        for (int waited = 0;
                acknowledged.stream().noneMatch(whole -> whole.startsWith(tag)) && waited < 30_000;
                waited += 10) {
            Thread.sleep(10);
        }
    }

    /** Waits until some of an import is on the disk, and not all of it. */
    private void awaitHalf() throws InterruptedException {
        for (int waited = 0; storedButNotShown() < 1000 && waited < 30_000; waited += 10) {
            Thread.sleep(10);
        }
    }

    private long storedButNotShown() {
        return TestDatabases.jdbi(folder)
                .withHandle(handle -> handle.createQuery(STORED_BUT_NOT_SHOWN)
                        .mapTo(Long.class)
                        .one());
    }

    private void assertWhole(List<Workload> days) {
        Map<String, Integer> sizes = TestDatabases.jdbi(folder)
                .withHandle(handle -> handle.createQuery("SELECT b.data FROM task_bodies b"
                                + " JOIN annotations a ON a.task_id = b.task_id JOIN predictions p ON p.task_id = b.task_id"
                                + " WHERE b.data LIKE '%\"large%' OR b.data LIKE '%\"import%'")
                        .mapTo(String.class)
                        .collect(Collectors.toMap(
                                data -> Json.read(data).get("text").asString(), data -> 1, Integer::sum)));
        sizes.forEach((tag, size) -> assertThat(size)
                .as("tasks of %s", tag)
                .isEqualTo(tag.startsWith("large") ? TASKS : Workload.IMPORT_SIZE));
        assertThat(sizes.keySet()).containsAll(acknowledged);
        days.forEach(day -> assertThat(sizes.keySet()).containsAll(day.imported()));
    }
}
