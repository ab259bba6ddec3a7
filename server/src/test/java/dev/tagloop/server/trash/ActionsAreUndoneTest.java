package dev.tagloop.server.trash;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What an action changed is changed back to the last row, unless somebody went on with it. */
@Tag("thorough")
class ActionsAreUndoneTest {
    private static final String ALL = "\"selectedItems\": {\"all\": true, \"excluded\": []}";

    @TempDir
    Path folder;

    private TestStudio studio;
    private long project;
    private List<Long> tasks;

    @BeforeEach
    void start() {
        studio = new TestStudio(folder);
        project = studio.project(TestStudio.NER);
        tasks = studio.importTasks(
                        project,
                        IntStream.range(0, 240)
                                .mapToObj(i -> "{\"data\": {\"text\": \"text " + i % 80
                                        + " \\ud83d\\ude00\", \"n\": 1.0}"
                                        + (i % 3 == 0
                                                ? ", \"annotations\": [{\"result\": " + labelled("PER") + "}]"
                                                : "")
                                        + (i % 2 == 0
                                                ? ", \"predictions\": [{\"model_version\": \"m\", \"score\": 0.5, \"result\": "
                                                        + labelled("ORG") + "}]"
                                                : "")
                                        + "}")
                                .collect(Collectors.joining(",", "[", "]")))
                .get("task_ids")
                .valueStream()
                .map(JsonNode::asLong)
                .toList();
        long duplicate = tasks.get(100);
        long annotation = annotate(duplicate);
        created(studio.bob().post("/api/tasks/" + duplicate + "/annotations/" + annotation + "/drafts", draft()));
        created(studio.bob().post("/api/tasks/" + tasks.get(101) + "/drafts", draft()));
        created(studio.bob()
                .post(
                        "/api/tagloop/comments",
                        "{\"task\": " + duplicate + ", \"annotation\": " + annotation + ", \"text\": \"why?\"}"));
        studio.ann().get("/api/projects/" + project + "/next");
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    private static String labelled(String label) {
        return "[{\"id\": \"r\", \"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\","
                + " \"value\": {\"start\": 0, \"end\": 1, \"labels\": [\"" + label + "\"]}}]";
    }

    private static String draft() {
        return "{\"result\": " + labelled("LOC") + ", \"lead_time\": 1.5}";
    }

    private long annotate(long task) {
        return created(studio.bob()
                        .post("/api/tasks/" + task + "/annotations", "{\"result\": " + labelled("LOC") + "}"))
                .get("id")
                .asLong();
    }

    private JsonNode run(String action, String more) {
        return ok(studio.ann().post("/api/tagloop/projects/" + project + "/actions/" + action, "{" + ALL + more + "}"))
                .get("undo");
    }

    private JsonNode undo(JsonNode thing) {
        return ok(studio.ann()
                .post("/api/tagloop/trash/" + thing.get("kind").asString() + "/" + thing.get("id") + "/restore", ""));
    }

    /** All rows but the histories, which go on. */
    private Map<String, List<String>> rows() {
        Map<String, List<String>> rows = StoreDump.of(folder);
        rows.remove("annotation_version_bodies");
        return rows;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    predictions_to_annotations | ~~
                    predictions_to_annotations | , "model_version": "m"
                    remove_duplicates | ~~
                    delete_tasks_predictions | ~~
                    cache_labels | , "control_tag": "ner"
                    rename_labels | , "control_tag": "ner", "old_label_name": "PER", "new_label_name": "LOC"
                    add_data_field | , "value_name": "n", "value": "x", "value_type": "String"
                    add_data_field | , "value_name": "m", "value": 5, "value_type": "Number"
                    """)
    void everyRowIsAsItWasBefore(String action, String more) {
        Map<String, List<String>> before = rows();
        JsonNode thing = run(action, more);
        assertThat(rows()).isNotEqualTo(before);
        JsonNode items =
                ok(studio.ann().get("/api/tagloop/trash?project=" + project)).get("items");
        assertThat(items).hasSize(1);
        assertThat(items.get(0).get("kind").asString()).isEqualTo("change");
        assertThat(undo(thing).get("left").asLong()).isZero();
        assertThat(rows()).isEqualTo(before);
        assertThat(ok(studio.ann().get("/api/tagloop/trash?project=" + project)).get("items"))
                .isEmpty();
    }

    @Test
    void actionsAreUndoneInTheOppositeOrder() {
        Map<String, List<String>> before = rows();
        JsonNode first = run("predictions_to_annotations", "");
        Map<String, List<String>> between = rows();
        JsonNode second = run("remove_duplicates", "");
        undo(second);
        assertThat(rows()).isEqualTo(between);
        undo(first);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void whatSomebodyWentOnWithStaysTheirs() {
        JsonNode thing = run("predictions_to_annotations", "");
        long edited = StoreDump.numbers(
                        folder,
                        "SELECT id FROM annotations WHERE parent_prediction IS NOT NULL AND task_id = " + tasks.get(2))
                .getFirst();
        ok(studio.bob().patch("/api/annotations/" + edited, "{\"result\": []}"));
        long drafted = StoreDump.numbers(
                        folder,
                        "SELECT id FROM annotations WHERE parent_prediction IS NOT NULL AND task_id = " + tasks.get(4))
                .getFirst();
        created(studio.bob().post("/api/tasks/" + tasks.get(4) + "/annotations/" + drafted + "/drafts", draft()));
        long own = annotate(tasks.get(8));
        assertThat(undo(thing).get("left").asLong()).isEqualTo(2);
        assertThat(StoreDump.numbers(
                        folder, "SELECT id FROM annotations WHERE parent_prediction IS NOT NULL ORDER BY id"))
                .containsExactlyInAnyOrder(edited, drafted);
        assertThat(StoreDump.numbers(folder, "SELECT id FROM annotations WHERE task_id = " + tasks.get(8)))
                .containsExactly(own);
        assertThat(StoreDump.numbers(folder, "SELECT total_annotations FROM tasks WHERE id = " + tasks.get(8)))
                .containsExactly(1L);
        assertThat(StoreDump.numbers(
                        folder,
                        "SELECT (SELECT total_annotations_number FROM projects) - (SELECT COUNT(*) FROM annotations)"))
                .containsExactly(0L);
    }

    @Test
    void aRenamedLabelThatIsUndoneStandsInTheHistory() {
        JsonNode thing = run(
                "rename_labels",
                ", \"control_tag\": \"ner\", \"old_label_name\": \"PER\", \"new_label_name\": \"LOC\"");
        undo(thing);
        long annotation = StoreDump.numbers(folder, "SELECT MIN(id) FROM annotations WHERE task_id = " + tasks.get(0))
                .getFirst();
        assertThat(StoreDump.numbers(folder, "SELECT version FROM annotations WHERE id = " + annotation))
                .containsExactly(3L);
        assertThat(studio.ann().get("/api/annotations/" + annotation).text()).contains("PER");
    }

    @Test
    void aPurgedTextLeavesWhatWouldUndoAnActionToo() {
        run("remove_duplicates", "");
        ok(studio.ann()
                .post(
                        "/api/tagloop/projects/" + project + "/purge",
                        "{\"tasks\": [" + tasks.get(87) + ", " + tasks.get(167) + "]}"));
        assertThat(StoreDump.numbers(folder, "SELECT COUNT(*) FROM trash_rows WHERE content LIKE '%text 7 %'"))
                .containsExactly(0L);
        assertThat(StoreDump.numbers(folder, "SELECT COUNT(*) FROM trash_rows WHERE content LIKE '%text 8 %'"))
                .containsExactly(1L);
    }
}
