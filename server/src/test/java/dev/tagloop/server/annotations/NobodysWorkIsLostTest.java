package dev.tagloop.server.annotations;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class NobodysWorkIsLostTest {
    @TempDir
    Path folder;

    private static String result(String label) {
        return "{\"result\": [{\"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\", \"value\": {\"labels\": [\""
                + label + "\"]}}]}";
    }

    @Test
    void theLastWriteWinsAndTheHistoryKeepsTheOther() {
        try (TestStudio studio = new TestStudio(folder)) {
            long task = studio.task(studio.project(TestStudio.NER), "a");
            long id = created(studio.ann().post("/api/tasks/" + task + "/annotations", result("PER")))
                    .get("id")
                    .asLong();
            ok(studio.ann().patch("/api/annotations/" + id, result("ORG")));
            ok(studio.bob().patch("/api/annotations/" + id, result("LOC")));
            JsonNode last = ok(studio.ann().get("/api/annotations/" + id));
            assertThat(last.at("/result/0/value/labels/0").asString()).isEqualTo("LOC");
            assertThat(last.get("completed_by").asLong()).isEqualTo(1);
            assertThat(last.get("updated_by").asLong()).isEqualTo(2);
            JsonNode versions = ok(studio.ann().get("/api/tagloop/annotations/" + id + "/history"))
                    .get("results");
            assertThat(versions.valueStream()
                            .map(version -> version.at("/user/id").asLong()))
                    .containsExactly(2L, 1L, 1L);
            JsonNode lost = ok(studio.bob().get("/api/tagloop/annotations/" + id + "/history/2"));
            assertThat(lost.at("/result/0/value/labels/0").asString()).isEqualTo("ORG");
        }
    }

    @Test
    void anAnnotationRemembersThePredictionThatItsAnnotatorSaw() {
        try (TestStudio studio = new TestStudio(folder)) {
            long project = studio.project(TestStudio.NER);
            long task = studio.importTasks(
                            project,
                            "[{\"data\": {\"text\": \"a\"}, \"predictions\": [{\"model_version\": \"m1\", \"score\": 0.5, \"result\": []}]}]")
                    .get("task_ids")
                    .get(0)
                    .asLong();
            created(studio.ann().post("/api/tasks/" + task + "/annotations", result("PER")));
            ok(studio.ann().patch("/api/predictions/1", "{\"score\": 0.9}"));
            JsonNode seen =
                    ok(studio.ann().get("/api/projects/" + project + "/export")).at("/0/annotations/0/prediction");
            assertThat(seen.get("model_version").asString()).isEqualTo("m1");
            assertThat(seen.get("score").asDouble()).isEqualTo(0.5);
        }
    }

    @Test
    void askingTwiceWithOneUniqueIdStoresOnce() {
        try (TestStudio studio = new TestStudio(folder)) {
            long task = studio.task(studio.project(TestStudio.NER), "a");
            String body = "{\"result\": [], \"unique_id\": \"11111111-1111-4111-8111-ABCDEFABCDEF\"}";
            created(studio.ann().post("/api/tasks/" + task + "/annotations", body));
            assertThat(studio.ann()
                            .post("/api/tasks/" + task + "/annotations", body.toLowerCase(java.util.Locale.ROOT))
                            .status())
                    .isEqualTo(409);
            assertThat(ok(studio.ann().get("/api/tasks/" + task + "/annotations"))
                            .size())
                    .isEqualTo(1);
        }
    }

    @Test
    void anExportCanBeImportedWhereItCameFrom() {
        try (TestStudio studio = new TestStudio(folder)) {
            long project = studio.project(TestStudio.NER);
            long task = studio.task(project, "\ud83d\ude00 Ann");
            created(studio.bob().post("/api/tasks/" + task + "/annotations", result("PER")));
            String export =
                    studio.ann().get("/api/projects/" + project + "/export").text();
            long copy = studio.project(TestStudio.NER);
            studio.importTasks(copy, export.replaceAll("\"predictions\":\\[[^]]*\\],", ""));
            JsonNode before = Json.read(export).get(0);
            JsonNode after =
                    ok(studio.ann().get("/api/projects/" + copy + "/export")).get(0);
            assertThat(after.get("data")).isEqualTo(before.get("data"));
            assertThat(after.at("/annotations/0/result")).isEqualTo(before.at("/annotations/0/result"));
            assertThat(after.at("/annotations/0/completed_by").asLong()).isEqualTo(2);
            assertThat(after.at("/annotations/0/unique_id")).isNotEqualTo(before.at("/annotations/0/unique_id"));
        }
    }
}
