package dev.tagloop.server.privacy;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import dev.tagloop.server.durability.StoreAudit;
import dev.tagloop.server.storage.TestDatabases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** After a text was purged its bytes are in no file of the data folder. */
@Timeout(300)
class PurgeLeavesNothingTest {
    private static final String SECRET = "Zaphod Beeblebrox liest";

    @TempDir
    Path folder;

    private static String annotation(String text) {
        return "{\"result\": [{\"id\": \"r\", \"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\", \"value\":"
                + " {\"start\": 0, \"end\": 17, \"text\": \"" + text + "\", \"labels\": [\"PER\"]}}]}";
    }

    private List<String> holding(String text) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().endsWith(".zip"))
                    .filter(file -> read(file).contains(text))
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void fromTablesHistoryTrashPredictionsUploadsExportsAndTheFilesOfTheDatabase() throws Exception {
        Path data = folder.resolve("data");
        try (TestStudio studio = new TestStudio(data)) {
            Http ann = studio.ann();
            long project = studio.project(TestStudio.NER);
            for (int i = 0; i < 40; i++) {
                studio.task(project, "Somebody else " + i);
            }
            JsonNode uploaded = studio.importTasks(project, "[{\"data\": {\"text\": \"" + SECRET + " am Abend\"}}]");
            long task = uploaded.get("task_ids").get(0).asLong();
            long annotation = created(ann.post("/api/tasks/" + task + "/annotations", annotation(SECRET)))
                    .get("id")
                    .asLong();
            ok(ann.patch("/api/annotations/" + annotation, annotation("Zaphod Beeblebrox")));
            long deleted = created(ann.post("/api/tasks/" + task + "/annotations", annotation(SECRET)))
                    .get("id")
                    .asLong();
            assertThat(ann.delete("/api/annotations/" + deleted).status()).isEqualTo(204);
            created(ann.post(
                    "/api/predictions",
                    "{\"task\": " + task + ", \"result\": " + annotation(SECRET).replaceFirst("\\{\"result\": ", "")));
            long snapshot = created(ann.post("/api/projects/" + project + "/exports", "{}"))
                    .get("id")
                    .asLong();
            String marked = "Zaphod Beeblebrox";
            assertThat(holding(marked)).anyMatch(file -> file.contains("exports/"));
            String before =
                    ok(ann.get("/api/projects/" + project)).get("task_number").toString();
            JsonNode look = ok(ann.post(
                    "/api/tagloop/projects/" + project + "/purge", "{\"tasks\": [" + task + "], \"preview\": true}"));
            assertThat(look.get("touched").toString())
                    .contains("{\"where\":\"tasks\",\"count\":1}", "{\"where\":\"annotation_versions\",\"count\":1}")
                    .contains("\"trash\"");
            assertThat(ok(ann.get("/api/projects/" + project))
                            .get("task_number")
                            .toString())
                    .isEqualTo(before);
            JsonNode done = ok(ann.post("/api/tagloop/projects/" + project + "/purge", "{\"tasks\": [" + task + "]}"));
            assertThat(done.get("touched").toString()).contains("{\"where\":\"exports\",\"count\":1}");
            assertThat(done.get("left")).as(done.toString()).isEmpty();
            assertThat(ann.get("/api/tasks/" + task).status()).isEqualTo(404);
            assertThat(ann.get("/api/projects/" + project + "/exports/" + snapshot)
                            .status())
                    .isEqualTo(404);
            assertThat(ok(ann.get("/api/tagloop/trash?project=" + project)).get("items"))
                    .isEmpty();
            assertThat(holding(marked)).isEmpty();
            assertThat(studio.bob()
                            .post("/api/tagloop/projects/" + project + "/purge", "{\"tasks\": [1]}")
                            .status())
                    .isEqualTo(403);
        }
        assertThat(holding("Zaphod Beeblebrox")).isEmpty();
        assertThat(StoreAudit.problems(data)).isEmpty();
        assertThat(TestDatabases.stored(data)).contains("Somebody else 39");
    }

    @Test
    void aTaskThatOnlyTheTrashHasIsFoundThere() throws Exception {
        Path data = folder.resolve("data");
        try (TestStudio studio = new TestStudio(data)) {
            Http ann = studio.ann();
            long project = studio.project(TestStudio.NER);
            long task = studio.task(project, SECRET + " am Abend");
            studio.task(project, "Somebody else");
            assertThat(ann.delete("/api/tasks/" + task).status()).isEqualTo(204);
            JsonNode done = ok(ann.post("/api/tagloop/projects/" + project + "/purge", "{\"tasks\": [" + task + "]}"));
            assertThat(done.get("left")).as(done.toString()).isEmpty();
            assertThat(holding("Zaphod Beeblebrox")).isEmpty();
            assertThat(ann.post("/api/tagloop/projects/" + project + "/purge", "{\"tasks\": [" + task + "]}")
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void theSameTextInAnotherTaskIsTold() {
        try (TestStudio studio = new TestStudio(folder.resolve("data"))) {
            long project = studio.project(TestStudio.NER);
            long task = studio.task(project, SECRET);
            studio.task(project, SECRET);
            JsonNode done =
                    ok(studio.ann().post("/api/tagloop/projects/" + project + "/purge", "{\"tasks\": [" + task + "]}"));
            assertThat(done.get("left").toString()).contains("{\"where\":\"task_bodies.data\",\"count\":1}");
        }
    }
}
