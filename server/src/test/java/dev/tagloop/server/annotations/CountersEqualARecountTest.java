package dev.tagloop.server.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After any sequence of changes, the kept counters and the summary are what a recount of everything gives. */
class CountersEqualARecountTest {
    private static final int STEPS = 400;

    @TempDir
    Path folder;

    @Test
    void afterRandomWork() {
        try (TestStudio studio = new TestStudio(folder)) {
            long project = studio.project(TestStudio.NER);
            Random random = new Random(7);
            for (int step = 0; step < STEPS; step++) {
                act(studio, project, random);
                if (step % 25 == 24) {
                    Recount.compare(studio, project, "after step " + step);
                }
            }
            studio.ann().delete("/api/projects/" + project + "/tasks");
            Recount.compare(studio, project, "after all tasks were deleted");
        }
    }

    private static void act(TestStudio studio, long project, Random random) {
        Http who = random.nextBoolean() ? studio.ann() : studio.bob();
        long task = 1L + random.nextInt(12);
        long thing = 1L + random.nextInt(40);
        int status = switch (random.nextInt(12)) {
            case 0 ->
                who.post(
                                "/api/projects/" + project + "/import",
                                "[{\"data\": {\"text\": \"a\", \"k" + random.nextInt(3)
                                        + "\": 1}, \"annotations\": [{\"result\": " + Recount.result(random)
                                        + ", \"was_cancelled\": " + random.nextBoolean()
                                        + "}], \"predictions\": [{\"result\": []}]}, {\"text\": \"b\"}]")
                        .status();
            case 1 ->
                who.post("/api/tasks", "{\"project\": " + project + ", \"data\": {\"text\": \"c\"}}")
                        .status();
            case 2 ->
                who.patch("/api/tasks/" + task, "{\"data\": {\"text\": \"d\", \"other\": 1}}")
                        .status();
            case 3 -> random.nextInt(4) == 0 ? who.delete("/api/tasks/" + task).status() : 204;
            case 4, 5 ->
                who.post(
                                "/api/tasks/" + task + "/annotations",
                                "{\"result\": " + Recount.result(random) + ", \"ground_truth\": " + random.nextBoolean()
                                        + "}")
                        .status();
            case 6 ->
                who.post("/api/tasks/" + task + "/annotations?was_cancelled=1", "{}")
                        .status();
            case 7 ->
                who.patch(
                                "/api/annotations/" + thing,
                                "{\"result\": " + Recount.result(random) + ", \"was_cancelled\": "
                                        + random.nextBoolean() + "}")
                        .status();
            case 8 -> who.delete("/api/annotations/" + thing).status();
            case 9 ->
                who.post("/api/tasks/" + task + "/drafts", "{\"result\": " + Recount.result(random) + "}")
                        .status();
            case 10 ->
                who.post("/api/predictions", "{\"task\": " + task + ", \"result\": [], \"model_version\": \"m\"}")
                        .status();
            default ->
                random.nextBoolean()
                        ? who.delete("/api/predictions/" + thing).status()
                        : who.post("/api/annotations/" + thing + "/convert-to-draft", "{}")
                                .status();
        };
        assertThat(status).isIn(200, 201, 204, 400, 404);
    }
}
