package dev.tagloop.server.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.storage.TestDatabases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server killed with SIGKILL while people work has kept every write that it acknowledged, and starts again clean. */
class KilledServerLosesNothingTest {
    @TempDir
    Path folder;

    @Test
    void twoKillsWhilePeopleWork() throws Exception {
        killRepeatedly(2, 1500);
    }

    @Test
    @Tag("slow")
    void twentyFiveKillsWhilePeopleWork() throws Exception {
        killRepeatedly(25, 2500);
    }

    private void killRepeatedly(int rounds, int mostMillis) throws Exception {
        Random random = new Random(7);
        List<Workload> days = new ArrayList<>();
        long project = 0;
        int acknowledged = 0;
        for (int round = 0; round < rounds; round++) {
            ChildServer server = ChildServer.start(folder);
            System.out.println("round " + round + ": the server was ready after " + server.startMillis() + " ms, "
                    + server.startProcessorMillis() + " ms of processor time");
            if (round == 0) {
                project = server.client()
                        .post("/api/projects", "{\"title\": \"Durable\"}")
                        .json()
                        .get("id")
                        .asLong();
            }
            Workload day = new Workload(server.client(), project);
            day.start(round);
            // A busy machine may need a while before the first answer; from then on any moment is as good as another.
            for (int waited = 0; day.acknowledged() < 20 && waited < 30_000; waited += 20) {
                Thread.sleep(20);
            }
            Thread.sleep(random.nextInt(mostMillis));
            server.kill();
            day.join();
            days.add(day);
            assertThat(day.surprises()).as("answers before kill %s", round).isEmpty();
            assertThat(day.acknowledged()).as("work before kill %s", round).isPositive();
            acknowledged += day.acknowledged();
        }
        try (ChildServer server = ChildServer.start(folder)) {
            for (Workload day : days) {
                assertEverythingIsThere(server.client(), day);
            }
        }
        assertThat(StoreAudit.problems(folder)).isEmpty();
        assertImportsAreWhole(days);
        System.out.println(rounds + " kills, " + acknowledged + " acknowledged writes, none lost");
    }

    private static void assertEverythingIsThere(Http http, Workload day) {
        List<String> lost = new ArrayList<>();
        for (Map.Entry<String, String> thing : day.present().entrySet()) {
            Http.Answer answer = http.get(thing.getKey());
            if (answer.status() != 200 || !answer.text().contains(thing.getValue())) {
                lost.add(thing.getKey() + " " + answer.status());
            }
        }
        for (String path : day.absent()) {
            if (http.get(path).status() != 404) {
                lost.add(path + " is back");
            }
        }
        assertThat(lost).isEmpty();
    }

    /** Acknowledged imports are there; of the others either all or nothing. */
    private void assertImportsAreWhole(List<Workload> days) {
        Map<String, Integer> sizes = TestDatabases.jdbi(folder)
                .withHandle(handle -> handle.createQuery(
                                "SELECT b.data ->> 'text' AS tag, COUNT(*) AS tasks FROM task_bodies b"
                                        + " WHERE b.data LIKE '%\"import%' GROUP BY 1")
                        .collectRows(java.util.stream.Collectors.toMap(
                                row -> row.getColumn("tag", String.class),
                                row -> row.getColumn("tasks", Integer.class))));
        assertThat(sizes.values()).allMatch(size -> size == Workload.IMPORT_SIZE);
        days.forEach(day -> assertThat(sizes.keySet()).containsAll(day.imported()));
    }
}
