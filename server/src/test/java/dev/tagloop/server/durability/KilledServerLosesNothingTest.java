package dev.tagloop.server.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Http;
import dev.tagloop.server.storage.TestDatabases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server killed with SIGKILL while people work has kept every write that it acknowledged, and starts again clean. */
@Tag("thorough")
class KilledServerLosesNothingTest {
    @TempDir
    Path folder;

    /** Twenty-five with those of the other database; hundreds in the slow tests. */
    @Test
    void killsWhileEightClientsWrite() throws Exception {
        killRepeatedly(TestDatabases.arePostgres() ? 10 : 15, 600, Workload.CLIENTS);
    }

    @Test
    @Tag("slow")
    void twoHundredKillsWhileEightClientsWrite() throws Exception {
        killRepeatedly(200, 2500, Workload.CLIENTS);
    }

    /** So many that the writer always has a group to commit. */
    @Test
    @Tag("slow")
    void fiftyKillsWhileTwentyClientsWrite() throws Exception {
        killRepeatedly(Integer.getInteger("tagloop.test.kills", 50), 600, 20);
    }

    private void killRepeatedly(int rounds, int mostMillis, int clients) throws Exception {
        long seed = TestDatabases.seed(7);
        Random random = new Random(seed);
        List<Workload> days = new ArrayList<>();
        long project = 0;
        int acknowledged = 0;
        int early = 0;
        for (int round = 0; round < rounds; round++) {
            try (ChildServer server = ChildServer.start(folder)) {
                if (round == 0) {
                    project = server.client()
                            .post("/api/projects", "{\"title\": \"Durable\"}")
                            .json()
                            .get("id")
                            .asLong();
                }
                Workload day = new Workload(server.client(), project, clients);
                day.start(seed * 1000 + round);
                // Every fifth dies in its first moments, when it is still putting the last death right; the others at
                // work.
                if (round % 5 == 4) {
                    Thread.sleep(random.nextInt(50));
                    early++;
                } else {
                    day.awaitWork();
                    Thread.sleep(random.nextInt(mostMillis));
                }
                server.kill();
                day.join();
                days.add(day);
                assertThat(day.surprises()).as("answers before kill %s", round).isEmpty();
                acknowledged += day.acknowledged();
            }
            if (round % 10 == 9) {
                assertThat(StoreAudit.problems(folder))
                        .as("after kill %s", round)
                        .isEmpty();
            }
        }
        assertThat(acknowledged).as("work before the kills").isGreaterThan((rounds - early) * 20);
        try (ChildServer server = ChildServer.start(folder)) {
            assertEverythingIsThere(server.client(), days);
        }
        assertThat(StoreAudit.problems(folder)).isEmpty();
        assertImportsAreWhole(days);
        System.out.println(rounds + " kills (seed " + seed + "), " + acknowledged + " acknowledged writes, none lost");
    }

    private static void assertEverythingIsThere(Http http, List<Workload> days) {
        assertThat(days.parallelStream().flatMap(day -> day.lost(http).stream()))
                .isEmpty();
    }

    /** Acknowledged imports are there; of the others either all or nothing. */
    private void assertImportsAreWhole(List<Workload> days) {
        Map<String, Integer> sizes = TestDatabases.jdbi(folder)
                .withHandle(handle -> handle.createQuery("SELECT data FROM task_bodies WHERE data LIKE '%\"import%'")
                        .mapTo(String.class)
                        .collect(Collectors.toMap(
                                data -> Json.mapper().readTree(data).get("text").asString(), data -> 1, Integer::sum)));
        assertThat(sizes.values()).allMatch(size -> size == Workload.IMPORT_SIZE);
        days.forEach(day -> assertThat(sizes.keySet()).containsAll(day.imported()));
    }
}
