package dev.tagloop.server.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is asked to stop while people work ends by the signal, and has kept every write that it acknowledged. */
@Tag("thorough")
class StoppedServerEndsInGoodOrderTest {
    /** 128 and the number of SIGTERM, as every program that ends by it. */
    private static final int ENDED_BY_SIGTERM = 143;

    private static final int ROUNDS = 3;

    @TempDir
    Path folder;

    @Test
    void sigtermWhileEightClientsWriteLosesNothing() throws Exception {
        List<Workload> days = new ArrayList<>();
        long project = 0;
        for (int round = 0; round < ROUNDS; round++) {
            try (ChildServer server = ChildServer.start(folder)) {
                if (round == 0) {
                    project = server.client()
                            .post("/api/projects", "{\"title\": \"Durable\"}")
                            .json()
                            .get("id")
                            .asLong();
                }
                Workload day = new Workload(server.client(), project);
                day.start(round);
                day.awaitWork();
                assertThat(server.stop()).isEqualTo(ENDED_BY_SIGTERM);
                day.join();
                assertThat(day.surprises()).isEmpty();
                assertThat(day.acknowledged()).isGreaterThanOrEqualTo(20);
                days.add(day);
            }
        }
        try (ChildServer server = ChildServer.start(folder)) {
            assertThat(days.stream().flatMap(day -> day.lost(server.client()).stream()))
                    .isEmpty();
        }
        assertThat(StoreAudit.problems(folder)).isEmpty();
    }
}
