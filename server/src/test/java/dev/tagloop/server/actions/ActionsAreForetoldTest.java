package dev.tagloop.server.actions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What an action would do is told before it runs, and what went to the trash comes back by what its answer names. */
class ActionsAreForetoldTest {
    private static final String ALL = "\"selectedItems\": {\"all\": true, \"excluded\": []}";

    @TempDir
    static Path folder;

    private static TestStudio studio;
    private long project;
    private List<Long> tasks;

    @BeforeAll
    static void start() {
        studio = new TestStudio(folder);
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @BeforeEach
    void arrange() {
        project = studio.project(TestStudio.NER);
        tasks = studio.importTasks(
                        project,
                        "[{\"data\": {\"text\": \"one\"}, \"annotations\": [{\"result\": []}],"
                                + " \"predictions\": [{\"model_version\": \"a\", \"result\": []},"
                                + " {\"model_version\": \"b\", \"result\": []}]},"
                                + " {\"data\": {\"text\": \"two\"}, \"predictions\": [{\"model_version\": \"a\", \"result\": []}]},"
                                + " {\"data\": {\"text\": \"two\"}}]")
                .get("task_ids")
                .valueStream()
                .map(JsonNode::asLong)
                .toList();
    }

    private JsonNode ask(String action, String body) {
        return TestStudio.ok(
                studio.ann().post("/api/tagloop/projects/" + project + "/actions/" + action, "{" + body + "}"));
    }

    private JsonNode preview(String action, String body) {
        return ask(action + "/preview", body);
    }

    private long count(String what) {
        return TestStudio.ok(studio.ann().get("/api/projects/" + project))
                .get(what)
                .asLong();
    }

    private void undo(JsonNode outcome) {
        JsonNode undo = outcome.get("undo");
        TestStudio.ok(studio.ann()
                .post("/api/tagloop/trash/" + undo.get("kind").asString() + "/" + undo.get("id") + "/restore", "{}"));
    }

    @Test
    void deletingTasksTellsWhatGoesWithThem() {
        JsonNode told = preview("delete_tasks", ALL);
        assertThat(told)
                .isEqualTo(Json.read("{\"tasks\": 3, \"changes\": {\"tasks\": 3, \"annotations\": 1, \"drafts\": 0,"
                        + " \"predictions\": 3}, \"undoable\": true}"));
        assertThat(count("task_number")).isEqualTo(3);
    }

    @Test
    void aFilterAWordAndAChoiceByHandNarrowWhatIsTold() {
        String filter = "\"filters\": {\"conjunction\": \"and\", \"items\": [{\"filter\": \"filter:tasks:data.text\","
                + " \"operator\": \"equal\", \"type\": \"String\", \"value\": \"two\"}]}";
        assertThat(preview("delete_tasks", filter + "," + ALL).get("tasks").asLong())
                .isEqualTo(2);
        assertThat(preview("delete_tasks", "\"search\": \"ONE\"," + ALL)
                        .get("changes")
                        .get("annotations")
                        .asLong())
                .isEqualTo(1);
        assertThat(preview(
                                "delete_tasks",
                                filter + ", \"selectedItems\": {\"all\": true, \"excluded\": [" + tasks.get(1) + "]}")
                        .get("tasks")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void deletedTasksComeBackWithWhatHungOnThem() {
        JsonNode outcome =
                ask("delete_tasks", "\"selectedItems\": {\"all\": true, \"excluded\": [" + tasks.get(2) + "]}");
        assertThat(count("task_number")).isEqualTo(1);
        undo(outcome);
        assertThat(count("task_number")).isEqualTo(3);
        assertThat(count("total_annotations_number")).isEqualTo(1);
        assertThat(count("total_predictions_number")).isEqualTo(3);
    }

    @Test
    void oneTaskAndAllTasksComeBackToo() {
        undo(ask("delete_tasks", "\"selectedItems\": {\"all\": false, \"included\": [" + tasks.get(0) + "]}"));
        assertThat(count("task_number")).isEqualTo(3);
        undo(ask("delete_tasks", ALL));
        assertThat(count("task_number")).isEqualTo(3);
        assertThat(count("total_annotations_number")).isEqualTo(1);
    }

    @Test
    void deletedAnnotationsComeBack() {
        assertThat(preview(
                                "delete_tasks_annotations",
                                ALL + ", \"annotator\": \"" + studio.id("bob@example.com") + "\"")
                        .get("changes")
                        .get("annotations")
                        .asLong())
                .isZero();
        assertThat(preview("delete_tasks_annotations", ALL)
                        .get("changes")
                        .get("annotations")
                        .asLong())
                .isEqualTo(1);
        JsonNode outcome = ask("delete_tasks_annotations", ALL);
        assertThat(count("total_annotations_number")).isZero();
        undo(outcome);
        assertThat(count("total_annotations_number")).isEqualTo(1);
    }

    @Test
    void acceptingPredictionsTellsHowManyAnnotationsItMakes() {
        assertThat(preview("predictions_to_annotations", ALL + ", \"model_version\": \"a\"")
                        .get("changes")
                        .get("created_annotations")
                        .asLong())
                .isEqualTo(2);
        JsonNode told = preview("predictions_to_annotations", ALL);
        assertThat(told.get("changes").get("created_annotations").asLong()).isEqualTo(3);
        assertThat(told.get("undoable").asBoolean()).isTrue();
        JsonNode outcome = ask("predictions_to_annotations", ALL);
        assertThat(count("total_annotations_number")).isEqualTo(4);
        undo(outcome);
        assertThat(count("total_annotations_number")).isEqualTo(1);
        assertThat(ask("predictions_to_annotations", ALL)
                        .get("undo")
                        .get("kind")
                        .asString())
                .isEqualTo("change");
        assertThat(preview("predictions_to_annotations", ALL)
                        .get("changes")
                        .get("created_annotations")
                        .asLong())
                .isZero();
    }

    @Test
    void removingDuplicatesTellsHowManyGo() {
        JsonNode told = preview("remove_duplicates", ALL);
        assertThat(told.get("changes").get("tasks").asLong()).isEqualTo(1);
        assertThat(told.get("undoable").asBoolean()).isTrue();
        assertThat(count("task_number")).isEqualTo(3);
    }

    @Test
    void predictionsThatGoAreCounted() {
        assertThat(preview("delete_tasks_predictions", ALL)
                        .get("changes")
                        .get("predictions")
                        .asLong())
                .isEqualTo(3);
        JsonNode outcome = ask("delete_tasks_predictions", ALL);
        assertThat(count("total_predictions_number")).isZero();
        undo(outcome);
        assertThat(count("total_predictions_number")).isEqualTo(3);
    }

    @Test
    void anUnknownActionIsRefusedWithTheNamesOfThoseThatThereAre() {
        assertThat(studio.ann()
                        .post("/api/tagloop/projects/" + project + "/actions/burn/preview", "{}")
                        .text())
                .contains("There is no action", "delete_tasks");
    }
}
