package dev.tagloop.server.actions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the data manager's actions do, also to more tasks than one part holds. */
@Tag("thorough")
class ActionsOnManyTasksTest {
    private static final String PER =
            "[{\"id\": \"r\", \"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\","
                    + " \"value\": {\"start\": 0, \"end\": 1, \"labels\": [\"PER\"]}}]";

    @TempDir
    Path folder;

    private TestStudio studio;
    private long project;

    @BeforeEach
    void start() {
        studio = new TestStudio(folder);
        project = studio.project(TestStudio.NER);
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    private Http.Answer run(Http caller, String action, String body) {
        return caller.post("/api/dm/actions?id=" + action + "&project=" + project, body);
    }

    private JsonNode run(String action, String body) {
        return TestStudio.ok(run(studio.ann(), action, body));
    }

    private List<Long> importTasks(int count, String rest) {
        String tasks = IntStream.range(0, count)
                .mapToObj(i -> "{\"data\": {\"text\": \"text " + i + "\", \"n\": " + i + "}" + rest + "}")
                .collect(Collectors.joining(",", "[", "]"));
        return studio.importTasks(project, tasks)
                .get("task_ids")
                .valueStream()
                .map(JsonNode::asLong)
                .toList();
    }

    private long count(String name) {
        return TestStudio.ok(studio.ann().get("/api/projects/" + project))
                .get(name)
                .asLong();
    }

    @Test
    void everyTaskOfALargeSelectionIsMetOnceAlthoughTheActionChangesWhatIsSelected() {
        importTasks(4500, ", \"annotations\": [{\"result\": []}], \"predictions\": [{\"result\": []}]");
        JsonNode annotations = run(
                "delete_tasks_annotations",
                "{\"selectedItems\": {\"all\": true, \"excluded\": []}, \"filters\": {\"conjunction\": \"and\", \"items\": ["
                        + "{\"filter\": \"filter:tasks:total_annotations\", \"operator\": \"greater\", \"type\": \"Number\", \"value\": 0},"
                        + "{\"filter\": \"filter:tasks:data.text\", \"operator\": \"regex\", \"type\": \"String\", \"value\": \"[0-8]$\"}]}}");
        assertThat(annotations.get("processed_items").asLong()).isEqualTo(4050);
        assertThat(count("total_annotations_number")).isEqualTo(450);
        JsonNode predictions =
                run("delete_tasks_predictions", "{\"selectedItems\": {\"all\": true, \"excluded\": []}}");
        assertThat(predictions.get("processed_items").asLong()).isEqualTo(4500);
        assertThat(count("total_predictions_number")).isZero();
    }

    @Test
    void deletedTasksLieInTheTrashAsOneThing() {
        List<Long> tasks = importTasks(1200, "");
        JsonNode deleted =
                run("delete_tasks", "{\"selectedItems\": {\"all\": true, \"excluded\": [" + tasks.getFirst() + "]}}");
        assertThat(deleted.toString())
                .isEqualTo("{\"processed_items\":1199,\"reload\":false,\"detail\":\"Deleted 1199 tasks\"}");
        assertThat(count("task_number")).isEqualTo(1);
        JsonNode trash = TestStudio.ok(studio.ann().get("/api/tagloop/trash?project=" + project))
                .get("items");
        assertThat(trash).hasSize(1);
        long item = trash.get(0).get("id").asLong();
        TestStudio.ok(studio.ann()
                .post("/api/tagloop/trash/" + trash.get(0).get("kind").asString() + "/" + item + "/restore", ""));
        assertThat(count("task_number")).isEqualTo(1200);
    }

    @Test
    void theWorkOnDuplicatesMovesToTheFirst() {
        List<Long> tasks = studio.importTasks(
                        project, "[{\"text\": \"a\"}, {\"text\": \"b\"}, {\"text\": \"a\"}, {\"text\": \"a\"}]")
                .get("task_ids")
                .valueStream()
                .map(JsonNode::asLong)
                .toList();
        TestStudio.created(
                studio.ann().post("/api/tasks/" + tasks.get(2) + "/annotations", "{\"result\": " + PER + "}"));
        TestStudio.created(studio.bob().post("/api/tasks/" + tasks.get(3) + "/drafts", "{\"result\": " + PER + "}"));
        assertThat(run("remove_duplicates", "{\"selectedItems\": {\"all\": true, \"excluded\": []}}")
                        .toString())
                .isEqualTo("{}");
        assertThat(count("task_number")).isEqualTo(2);
        JsonNode first = TestStudio.ok(studio.ann().get("/api/tasks/" + tasks.getFirst()));
        assertThat(first.get("annotations")).hasSize(1);
        assertThat(first.get("drafts")).hasSize(1);
        assertThat(first.get("is_labeled").asBoolean()).isTrue();
        assertThat(studio.ann().get("/api/tasks/" + tasks.get(3)).status()).isEqualTo(404);
    }

    @Test
    void renamingLabelsKeepsWhatWasThereInTheHistory() {
        importTasks(3, ", \"predictions\": [{\"result\": " + PER + "}]");
        run("predictions_to_annotations", "{\"selectedItems\": {\"all\": true, \"excluded\": []}}");
        JsonNode renamed = run(
                "rename_labels",
                "{\"selectedItems\": {\"all\": true, \"excluded\": []}, \"control_tag\": \"ner\", \"old_label_name\": \"PER\","
                        + " \"new_label_name\": \"ORG\"}");
        assertThat(renamed.get("detail").asString()).isEqualTo("Updated 3 labels in 3");
        JsonNode labels = TestStudio.ok(studio.ann().get("/api/projects/" + project + "/summary"))
                .get("created_labels");
        assertThat(labels.toString()).isEqualTo("{\"ner\":{\"ORG\":3}}");
    }

    @Test
    void predictionsCannotBeRetrievedWithoutABackend() {
        assertThat(run(studio.ann(), "retrieve_tasks_predictions", "{}").status())
                .isEqualTo(400);
    }

    @Test
    void whoOnlyLabelsMayDeleteNothingAndSeesNoActions() {
        List<Long> tasks = importTasks(1, "");
        TestStudio.ok(studio.ann().patch("/api/tagloop/projects/" + project + "/roles", "{\"enabled\": true}"));
        String one = "{\"selectedItems\": {\"all\": false, \"included\": [" + tasks.getFirst() + "]}}";
        for (String action : List.of(
                "delete_tasks",
                "delete_tasks_annotations",
                "delete_tasks_predictions",
                "predictions_to_annotations",
                "remove_duplicates",
                "add_data_field",
                "rename_labels",
                "cache_labels")) {
            assertThat(run(studio.bob(), action, one).status()).as(action).isEqualTo(403);
        }
        assertThat(TestStudio.ok(studio.bob().get("/api/dm/actions?project=" + project)))
                .isEmpty();
        assertThat(count("task_number")).isEqualTo(1);
    }
}
