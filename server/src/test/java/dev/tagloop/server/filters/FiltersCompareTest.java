package dev.tagloop.server.filters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What filters and orderings mean, the same on every database. */
class FiltersCompareTest {
    @TempDir
    static Path folder;

    private static TestStudio studio;
    private long project;

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
        project = studio.project("<View></View>");
    }

    private Listing list() {
        return new Listing(studio.ann(), project);
    }

    private List<Long> tasks(Object... data) {
        ArrayNode items = Json.mapper().createArrayNode();
        for (Object one : data) {
            items.addObject().set("data", Json.mapper().valueToTree(one));
        }
        return studio.importTasks(project, Json.writeAscii(items))
                .get("task_ids")
                .valueStream()
                .map(JsonNode::asLong)
                .toList();
    }

    @Test
    void anyKeyOfTheDataCanBeNamed() {
        List<String> keys =
                List.of("a.b", "a\"b", "ü", "a'b", "$x", "😀", "a b", "[0]", "a\\b", "a__b", "a/b", "%", "0");
        List<Long> tasks =
                tasks(keys.stream().map(key -> Map.of(key, "here", "n", 1)).toArray());
        for (int i = 0; i < keys.size(); i++) {
            assertThat(list().by("data." + keys.get(i), "equal", "String", "here"))
                    .as(keys.get(i))
                    .containsExactly(tasks.get(i));
            assertThat(Listing.ids(list().ordered("data." + keys.get(i))).getFirst())
                    .as(keys.get(i))
                    .isEqualTo(tasks.get(i));
        }
    }

    @Test
    void numbersCompareAsNumbersAlsoWhereTheyAreWrittenAsText() {
        List<Long> tasks = tasks(
                Map.of("n", 5),
                Map.of("n", "5"),
                Map.of("n", " 5.0 "),
                Map.of("n", "+5"),
                Map.of("n", "005"),
                Map.of("n", "5e0"),
                Map.of("n", "5a"),
                Map.of("n", "1-5"),
                Map.of("n", "2024-05-05"),
                Map.of("n", ""),
                Map.of("n", List.of(5)),
                Map.of("n", true),
                Map.of("m", 5),
                Map.of("n", -5.5),
                Map.of("n", "9".repeat(300)),
                Map.of("n", "1e999"),
                Map.of("n", "0x5"));
        assertThat(list().by("data.n", "equal", "Number", 5)).isEqualTo(tasks.subList(0, 6));
        assertThat(list().by("data.n", "in", "Number", Map.of("min", -6, "max", "5")))
                .containsExactly(
                        tasks.get(0),
                        tasks.get(1),
                        tasks.get(2),
                        tasks.get(3),
                        tasks.get(4),
                        tasks.get(5),
                        tasks.get(13));
        assertThat(list().by("data.n", "less", "Number", 0)).containsExactly(tasks.get(13));
        assertThat(list().by("data.n", "empty", "Number", true))
                .doesNotContainAnyElementsOf(tasks.subList(0, 6))
                .contains(tasks.get(12));
    }

    @Test
    void lettersAreFoundInEitherCase() {
        List<Long> tasks = tasks(Map.of("t", "Straße ÜBER Öl"), Map.of("t", "ЖУК жук"), Map.of("t", "nothing %_!"));
        assertThat(list().by("data.t", "contains", "String", "über öL")).containsExactly(tasks.get(0));
        assertThat(list().by("data.t", "contains", "String", "Жук жУк")).containsExactly(tasks.get(1));
        assertThat(list().by("data.t", "contains", "String", "%_!")).containsExactly(tasks.get(2));
        assertThat(list().by("data.t", "not_contains", "String", "über")).containsExactly(tasks.get(1), tasks.get(2));
        TestStudio.created(studio.ann()
                .post(
                        "/api/tasks/" + tasks.get(0) + "/annotations",
                        "{\"result\": [{\"value\": {\"text\": [\"Größe \\\"ganz\\\"\"]}}]}"));
        assertThat(list().by("annotations_results", "contains", "String", "grÖsse".replace("ss", "ß")))
                .containsExactly(tasks.get(0));
    }

    @Test
    void textsThatHoldEveryCharacterAreNoError() {
        List<Long> tasks =
                tasks(Map.of("t", "a\u0000b"), Map.of("t", "\\u0000"), Map.of("t", "plain"), Map.of("t\u0000", "x"));
        assertThat(list().by("data.t", "contains", "String", "pla")).containsExactly(tasks.get(2));
        assertThat(list().by("data.t", "regex", "String", "^a.b$")).containsExactly(tasks.get(0));
        assertThat(Listing.ids(list().ordered("data.t"))).containsExactlyInAnyOrderElementsOf(tasks);
    }

    @Test
    void timesCompareWithAnyOffset() {
        List<Long> tasks = tasks(Map.of("t", 1));
        assertThat(list().by("created_at", "greater", "Datetime", "2020-01-01T00:00:00.000000Z"))
                .isEqualTo(tasks);
        assertThat(list().by("created_at", "less", "Datetime", "2020-01-01T00:00:00+02:00"))
                .isEmpty();
        assertThat(list().by(
                                "updated_at",
                                "in",
                                "Datetime",
                                Map.of("min", "2020-01-01T00:00:00Z", "max", "2200-01-01T00:00:00Z")))
                .isEqualTo(tasks);
        assertThat(list().filtered(Listing.filter("created_at", "less", "Datetime", "yesterday"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void pagesOfEqualValuesHoldEachTaskOnce() {
        List<Long> tasks = tasks(IntStream.range(0, 250)
                .mapToObj(i -> Map.of("g", i % 3, "t", "x"))
                .toArray());
        for (String order : List.of(
                "data.t",
                "-data.t",
                "data.g",
                "-data.g",
                "total_annotations",
                "-created_at",
                "annotators",
                "-completed_at",
                "updated_by",
                "predictions_results")) {
            List<Long> met = new ArrayList<>();
            for (int page = 1; page <= 7; page++) {
                ObjectNode query = Json.mapper().createObjectNode();
                query.putArray("ordering").add(order.replaceFirst("^(-?)", "$1tasks:"));
                Http.Answer answer = studio.ann()
                        .get("/api/tasks?project=" + project + "&page_size=40&page=" + page + "&query="
                                + java.net.URLEncoder.encode(
                                        Json.write(query), java.nio.charset.StandardCharsets.UTF_8));
                met.addAll(Listing.ids(answer));
            }
            assertThat(met).as(order).hasSize(250).containsExactlyInAnyOrderElementsOf(tasks);
        }
    }

    @Test
    void selectionsHoldAnyNumberOfTasks() {
        List<Long> tasks = tasks(Map.of("t", 1), Map.of("t", 2), Map.of("t", 3));
        StringBuilder ids = new StringBuilder("" + tasks.get(1));
        for (int i = 0; i < 200_000; i++) {
            ids.append(",\"").append(1_000_000 + i).append('"');
        }
        JsonNode deleted = TestStudio.ok(studio.ann()
                .post(
                        "/api/dm/actions?id=delete_tasks&project=" + project,
                        "{\"selectedItems\": {\"all\": false, \"included\": [" + ids + "]}}"));
        assertThat(deleted.get("processed_items").asLong()).isEqualTo(1);
        JsonNode rest = TestStudio.ok(studio.ann()
                .post(
                        "/api/dm/actions?id=delete_tasks&project=" + project,
                        "{\"selectedItems\": {\"all\": true, \"excluded\": [" + tasks.get(0) + "]}}"));
        assertThat(rest.get("processed_items").asLong()).isEqualTo(1);
        assertThat(list().by("id", "empty", "Number", false)).containsExactly(tasks.get(0));
    }
}
