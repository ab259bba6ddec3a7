package dev.tagloop.server.learner;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(120)
class TheLearnerHearsOfEveryLabelTest {
    @TempDir
    Path folder;

    /** What it heard becomes what it would read anew. */
    private static void hears(Taught made, Map<String, String> words) throws Exception {
        SortedMap<String, String> heard =
                Taught.until(() -> made.learner.heard(made.project), now -> now.equals(words));
        assertThat(heard).isEqualTo(made.learner.read(made.told()));
    }

    @Test
    void howeverItChanges() throws Exception {
        try (Taught made = new Taught(folder)) {
            long annotation = made.label(0, "Ann met Bob", "Bob", "PER");
            hears(made, Map.of("Bob", "PER"));
            ok(made.ann()
                    .patch(
                            "/api/annotations/" + annotation,
                            "{\"result\": " + Taught.result("Ann met Bob", "Bob", "LOC") + "}"));
            hears(made, Map.of("Bob", "LOC"));
            made.ann().post("/api/tagloop/annotations/" + annotation + "/history/1/restore", "{}");
            hears(made, Map.of("Bob", "PER"));
            ok(made.ann()
                    .post(
                            "/api/tagloop/projects/" + made.project + "/labels/migrate",
                            "{\"control\": \"ner\", \"rename\": {\"PER\": \"ORG\"}, \"preview\": false}"));
            hears(made, Map.of("Bob", "ORG"));
            ok(made.ann().patch("/api/annotations/" + annotation, "{\"was_cancelled\": true}"));
            hears(made, Map.of());
            ok(made.ann().patch("/api/annotations/" + annotation, "{\"was_cancelled\": false}"));
            hears(made, Map.of("Bob", "ORG"));
            assertThat(made.ann().delete("/api/annotations/" + annotation).status())
                    .isEqualTo(204);
            hears(made, Map.of());
            restore(made, 0);
            hears(made, Map.of("Bob", "ORG"));
            made.ann().post("/api/annotations/" + annotation + "/convert-to-draft", "{}");
            hears(made, Map.of());
        }
    }

    @Test
    void whateverActionChangesIt() throws Exception {
        try (Taught made = new Taught(folder)) {
            ok(made.ann().post(made.path("/predict"), "{}"));
            Taught.until(
                    () -> ok(made.ann().get("/api/predictions?project=" + made.project)), list -> list.size() == 4);
            action(made, "predictions_to_annotations");
            hears(made, Map.of("Ann", "PER"));
            action(made, "delete_tasks_annotations");
            hears(made, Map.of());
            restore(made, 0);
            hears(made, Map.of("Ann", "PER"));
            assertThat(made.ann().delete("/api/tasks/" + made.tasks.get(0)).status())
                    .isEqualTo(204);
            assertThat(made.ann().delete("/api/tasks/" + made.tasks.get(2)).status())
                    .isEqualTo(204);
            hears(made, Map.of());
            restore(made, 0);
            hears(made, Map.of("Ann", "PER"));
            assertThat(made.ann()
                            .delete("/api/projects/" + made.project + "/tasks")
                            .status())
                    .isLessThan(300);
            hears(made, Map.of());
            restore(made, 0);
            hears(made, Map.of("Ann", "PER"));
        }
    }

    private static void action(Taught made, String name) {
        ok(made.ann()
                .post(
                        "/api/dm/actions?id=" + name + "&project=" + made.project,
                        "{\"selectedItems\": {\"all\": true, \"excluded\": []}}"));
    }

    private static void restore(Taught made, int which) {
        JsonNode item = ok(made.ann().get("/api/tagloop/trash?project=" + made.project))
                .get("items")
                .get(which);
        ok(made.ann()
                .post(
                        "/api/tagloop/trash/" + item.get("kind").asString() + "/"
                                + item.get("id").asLong() + "/restore",
                        "{}"));
    }

    @Test
    void whereverItComesFrom() throws Exception {
        try (Taught made = new Taught(folder)) {
            String imported = "{\"data\": {\"text\": \"Eve left\"}, \"annotations\": [{\"result\": "
                    + Taught.result("Eve left", "Eve", "PER") + "}]}";
            made.studio.importTasks(made.project, "[" + imported + "]");
            hears(made, Map.of("Eve", "PER"));
            long copy = created(made.ann()
                            .post(
                                    "/api/tagloop/projects/" + made.project + "/duplicate",
                                    "{\"mode\": \"settings,tasks,annotations\", \"title\": \"Copy\"}"))
                    .get("id")
                    .asLong();
            Taught.until(() -> made.learner.heard(copy), now -> now.equals(Map.of("Eve", "PER")));
            StringBuilder many = new StringBuilder("[");
            for (int i = 0; i < 1500; i++) {
                String text = "W" + i + " left";
                many.append(i > 0 ? "," : "")
                        .append("{\"data\": {\"text\": \"")
                        .append(text)
                        .append("\"}, \"annotations\": [{\"result\": ")
                        .append(Taught.result(text, "W" + i, "ORG"))
                        .append("}]}");
            }
            made.studio.importTasks(made.project, many.append("]").toString());
            Taught.until(() -> made.learner.heard(made.project), now -> now.size() == 1501);
            assertThat(made.learner.heard(made.project)).isEqualTo(made.learner.read(made.told()));
        }
    }

    @Test
    void aChangeThatIsRefusedIsNotHeard() throws Exception {
        try (Taught made = new Taught(folder)) {
            String result = Taught.result("Ann met Bob", "Bob", "PER");
            String body = "{\"result\": " + result + ", \"unique_id\": \"11111111-2222-3333-4444-555555555555\"}";
            created(made.ann().post("/api/tasks/" + made.tasks.get(0) + "/annotations", body));
            assertThat(made.ann()
                            .post("/api/tasks/" + made.tasks.get(1) + "/annotations", body)
                            .status())
                    .isEqualTo(409);
            hears(made, Map.of("Bob", "PER"));
        }
    }

    @Test
    void theTextOfALabelledTaskIsReadAnewWhenItChanges() throws Exception {
        try (Taught made = new Taught(folder)) {
            String bare = "[{\"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\","
                    + " \"value\": {\"start\": 0, \"end\": 3, \"labels\": [\"PER\"]}}]";
            created(made.ann().post("/api/tasks/" + made.tasks.get(0) + "/annotations", "{\"result\": " + bare + "}"));
            hears(made, Map.of("Ann", "PER"));
            ok(made.ann()
                    .patch(
                            "/api/tasks/" + made.tasks.get(0),
                            Json.write(Json.read("{\"data\": {\"text\": \"Eve met Bob\"}}"))));
            hears(made, Map.of("Eve", "PER"));
        }
    }
}
