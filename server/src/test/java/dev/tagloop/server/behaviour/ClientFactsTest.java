package dev.tagloop.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What both generations of the original's Python client read from answers, and trip over where it is otherwise. */
class ClientFactsTest extends OneStudio {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z";

    @Test
    void theEditionIsTheCommunitysAndNothingSpeaksOfAnEnterprise() {
        JsonNode version =
                ok(Http.to(studio.url()).header("Authorization", "Token wrong").get("/api/version/"));
        assertThat(version.get("edition").asString()).isEqualTo("Community");
        assertThat(version.has("label-studio-enterprise-backend")).isFalse();
        assertThat(version.propertyNames())
                .contains("release", "label-studio-os-package", "label-studio-os-backend", "label-studio-converter");
        assertThat(ok(Http.to(studio.url()).get("/health")).toString()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void everySchemeTakesEveryKindOfToken() {
        String legacy = ok(ann.get("/api/current-user/token")).get("token").asString();
        String personal = created(ann.post("/api/token/", "{}")).get("token").asString();
        String access = ok(Http.to(studio.url()).post("/api/token/refresh/", "{\"refresh\": \"" + personal + "\"}"))
                .get("access")
                .asString();
        for (String value : List.of("Token " + legacy, "Bearer " + legacy, "Token " + personal, "Bearer " + access)) {
            assertThat(Http.to(studio.url())
                            .header("Authorization", value)
                            .get("/api/current-user/whoami")
                            .status())
                    .as(value.substring(0, 14))
                    .isEqualTo(200);
        }
        assertThat(Http.to(studio.url())
                        .header("X-API-Key", legacy)
                        .get("/api/current-user/whoami")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theTextForAnAccountThatThereIsSaysAlreadyExists() {
        Http.Answer again = ann.post("/api/users/", "{\"email\": \"bob@example.com\", \"username\": \"bob\"}");
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text()).contains("already exists");
    }

    @Test
    void anEnormousPageSizeIsTakenAndAPageOfMembersBeyondTheEndIsEmpty() {
        JsonNode projects = ok(ann.get("/api/projects/?page=1&page_size=10000000"));
        assertThat(projects.propertyNames()).containsExactly("count", "next", "previous", "results");
        JsonNode members = ok(ann.get("/api/organizations/1/memberships?page=99&page_size=100"));
        assertThat(members.get("results").toString()).isEqualTo("[]");
    }

    @Test
    void tasksComeAHundredAtATimeAndEndWithA404() {
        long project = studio.project("<View></View>");
        StringBuilder tasks = new StringBuilder("[{\"n\": 0}");
        for (int i = 1; i <= 100; i++) {
            tasks.append(", {\"n\": ").append(i).append("}");
        }
        studio.importTasks(project, tasks.append("]").toString());
        assertThat(ok(ann.get("/api/tasks/?project=" + project)).get("tasks")).hasSize(100);
        assertThat(ok(ann.get("/api/tasks/?page=2&project=" + project)).get("tasks"))
                .hasSize(1);
        assertThat(ann.get("/api/tasks/?page=3&project=" + project).status()).isEqualTo(404);
        assertThat(ok(ann.get("/api/tasks/?project=" + studio.project("<View></View>")))
                        .get("tasks")
                        .toString())
                .isEqualTo("[]");
    }

    @Test
    void metaAndInnerNumberOfATaskAreKeptAsSent() {
        long task = studio.task(studio.project(CHOICES), "x");
        String meta = "{\"z\":1.50,\"a\":{\"deep\":[null,\"é\"]}}";
        JsonNode patched = ok(ann.patch("/api/tasks/" + task + "/", "{\"meta\": " + meta + ", \"inner_id\": 77}"));
        assertThat(patched.get("meta").toString()).isEqualTo(meta);
        JsonNode read = ok(ann.get("/api/tasks/" + task + "/"));
        assertThat(read.get("meta").toString()).isEqualTo(meta);
        assertThat(read.get("inner_id").asInt()).isEqualTo(77);
    }

    @Test
    void timesAreIsoWithMicrosecondsAndAZ() {
        long project = studio.project(CHOICES);
        long task = studio.task(project, "x");
        long annotation = annotate(ann, task, "[]");
        for (String path :
                List.of("/api/projects/" + project, "/api/tasks/" + task, "/api/annotations/" + annotation)) {
            assertThat(ok(ann.get(path)).get("created_at").asString()).as(path).matches(TIME);
        }
    }

    @Test
    void anAnnotationHasTheFieldsThatClientsRead() {
        long task = studio.task(studio.project(CHOICES), "x");
        JsonNode made = created(ann.post("/api/tasks/" + task + "/annotations/", "{\"result\": [], \"lead_time\": 4}"));
        assertThat(made.propertyNames())
                .contains(
                        "id",
                        "result",
                        "task",
                        "project",
                        "completed_by",
                        "created_at",
                        "updated_at",
                        "updated_by",
                        "created_username",
                        "created_ago",
                        "was_cancelled",
                        "ground_truth",
                        "lead_time",
                        "parent_prediction",
                        "parent_annotation",
                        "import_id",
                        "last_action",
                        "last_created_by",
                        "bulk_created",
                        "draft_created_at");
        assertThat(made.get("completed_by").isIntegralNumber()).isTrue();
    }

    @Test
    void validatingAConfigurationAnswersJson() {
        Http.Answer valid = ann.post(
                "/api/projects/" + studio.project(CHOICES) + "/validate/",
                "{\"label_config\": \"" + CHOICES.replace("\"", "'") + "\"}");
        assertThat(valid.status()).isEqualTo(200);
        assertThat(valid.json().isObject()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exportType=JSON", "export_type=JSON"})
    void bothNamesOfTheFormatAndOfTheIdsAreKnown(String format) {
        long project = studio.project(CHOICES);
        List<Long> tasks = importIds(project, "[{'text': '1'}, {'text': '2'}]");
        tasks.forEach(task -> annotate(ann, task, "[]"));
        String export = "/api/projects/" + project + "/export?" + format;
        assertThat(ok(ann.get(export))).hasSize(2);
        for (String ids : List.of("&ids=", "&ids%5B%5D=")) {
            assertThat(ids(ok(ann.get(export + ids + tasks.get(1))))).as(ids).containsExactly(tasks.get(1));
        }
    }

    private static List<Long> query(long project, String query) {
        return ids(ok(ann.get("/api/tasks?project=" + project + "&query="
                        + URLEncoder.encode(quoted(query), StandardCharsets.UTF_8)))
                .get("tasks"));
    }

    @Test
    void anOrderNamesAColumnWithOrWithoutItsPrefixAndTheFirstCounts() {
        long project = studio.project(CHOICES);
        List<Long> tasks = importIds(project, "[{'text': 'b'}, {'text': 'a'}]");
        for (String order : List.of("'-tasks:id'", "'-id'", "'tasks:data.text'", "'-tasks:id', 'tasks:id'")) {
            assertThat(query(project, "{'ordering': [" + order + "]}"))
                    .as(order)
                    .containsExactly(tasks.get(1), tasks.get(0));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "less_or_equal, 2, 2",
        "greater_or_equal, 2, 2",
        "less, 2, 1",
        "greater, 2, 1",
        "equal, 2, 1",
        "not_equal, 2, 2"
    })
    void numbersHaveAllSixComparisons(String operator, int value, int matches) {
        long project = studio.project(CHOICES);
        importIds(project, "[{'text': 'a', 'n': 1}, {'text': 'b', 'n': 2}, {'text': 'c', 'n': 3}]");
        assertThat(query(
                        project,
                        "{'filters': {'conjunction': 'and', 'items': [{'filter': 'filter:tasks:data.n', 'operator': '"
                                + operator + "', 'type': 'Number', 'value': " + value + "}]}}"))
                .hasSize(matches);
    }

    @Test
    void selectedItemsNarrowAList() {
        long project = studio.project(CHOICES);
        List<Long> tasks = importIds(project, "[{'text': 'a'}, {'text': 'b'}, {'text': 'c'}]");
        assertThat(query(project, "{'selectedItems': {'all': true, 'excluded': [" + tasks.get(0) + "]}}"))
                .containsExactly(tasks.get(1), tasks.get(2));
        assertThat(query(project, "{'selectedItems': {'all': false, 'included': [" + tasks.get(0) + "]}}"))
                .containsExactly(tasks.get(0));
    }

    @Test
    void anActionWithoutANameIs422() {
        Http.Answer answer = ann.post("/api/dm/actions?project=" + studio.project(CHOICES), "{}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().has("detail")).isTrue();
    }

    @Test
    void unknownFieldsOfAProjectAreIgnored() {
        JsonNode made = created(ann.post(
                "/api/projects",
                "{\"title\": \"Open\", \"workspace\": 5, \"assignment_settings\": {}, \"review_settings\": {}}"));
        assertThat(made.get("title").asString()).isEqualTo("Open");
        assertThat(TestStudio.ok(ann.get("/api/projects/" + id(made))).has("workspace"))
                .isFalse();
    }
}
