package dev.tagloop.server.filters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Filters and orderings are no way to what the caller may not see, and none to stall the server. */
class FilterAttacksTest {
    /** Ways to reach for something else than a column. */
    private static final List<String> REACHING = List.of(
            "updated_by__password_hash",
            "updated_by__legacy_token_sealed",
            "project__created_by__email",
            "annotations__completed_by__password",
            "users.password_hash",
            "t.updated_by",
            "b.data",
            "ID",
            "id; DROP TABLE tasks",
            "id) OR (1=1",
            "import_id",
            "project_id",
            "viewer",
            "%own(a.completed_by)");

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
        tasks = studio.importTasks(project, "[{\"text\": \"one\"}, {\"text\": \"two\"}, {\"text\": \"three\"}]")
                .get("task_ids")
                .valueStream()
                .map(JsonNode::asLong)
                .toList();
    }

    private Listing asAnn() {
        return new Listing(studio.ann(), project);
    }

    @Test
    void filterLeak_noNameReachesBeyondTheColumns() {
        for (String name : REACHING) {
            for (String operator : List.of("equal", "contains", "regex", "greater", "empty", "in_list")) {
                assertThat(asAnn().filtered(Listing.filter(name, operator, "String", "x"))
                                .status())
                        .as(name + " " + operator)
                        .isEqualTo(400);
            }
            assertThat(asAnn().ordered("tasks:" + name).status())
                    .as("order " + name)
                    .isEqualTo(400);
            assertThat(asAnn().ordered("-" + name).status())
                    .as("order -" + name)
                    .isEqualTo(400);
        }
    }

    @Test
    void filterLeak_keysOfTheDataAreBoundAndNeverStatements() {
        for (String key : List.of(
                "text') IS NOT NULL OR ('1'='1",
                "text\" OR 1=1 --",
                "text'; DELETE FROM tasks; --",
                "text\\",
                ":filter0",
                "<ids>",
                "text.#0",
                "$",
                "[0]",
                "text\u0000")) {
            assertThat(asAnn().by("data." + key, "equal", "String", "one"))
                    .as(key.replace('\0', '0'))
                    .isEmpty();
            assertThat(asAnn().by("data." + key, "greater", "Number", 0))
                    .as(key.replace('\0', '0'))
                    .isEmpty();
            assertThat(Listing.ids(asAnn().ordered("tasks:data." + key)))
                    .as(key.replace('\0', '0'))
                    .isEqualTo(tasks);
        }
        for (String value : List.of("' OR '1'='1", "%", "_", "!", "\\", "one\u0000", "<ids>", ":project")) {
            assertThat(asAnn().by("data.text", "contains", "String", value))
                    .as(value.replace('\0', '0'))
                    .isEmpty();
            assertThat(asAnn().by("data.text", "equal", "String", value))
                    .as(value.replace('\0', '0'))
                    .isEmpty();
        }
        assertThat(asAnn().by("id", "empty", "Number", false)).isEqualTo(tasks);
    }

    @Test
    void filterLeak_whoSeesOnlyTheirOwnWorkCannotAskAboutThatOfOthers() {
        long shared = tasks.getFirst();
        String answer =
                "{\"lead_time\": 77, \"ground_truth\": true, \"result\": [{\"from_name\": \"ner\", \"to_name\": \"text\","
                        + " \"type\": \"labels\", \"value\": {\"start\": 0, \"end\": 3, \"labels\": [\"LOC\"]}}]}";
        long annotation = TestStudio.created(studio.ann().post("/api/tasks/" + shared + "/annotations", answer))
                .get("id")
                .asLong();
        TestStudio.created(studio.ann().post("/api/tasks/" + shared + "/drafts", "{\"result\": []}"));
        TestStudio.created(
                studio.bob().post("/api/tasks/" + shared + "/annotations", "{\"result\": [], \"lead_time\": 5}"));
        TestStudio.ok(studio.ann().patch("/api/tagloop/projects/" + project + "/roles", "{\"enabled\": true}"));
        Listing bob = new Listing(studio.bob(), project);
        Map<ObjectNode, String> telling = Map.of(
                Listing.filter("annotations_results", "contains", "String", "LOC"), "results",
                Listing.filter("annotators", "contains", "List", studio.id("ann@example.com")), "annotators",
                Listing.filter("annotations_ids", "equal", "String", Long.toString(annotation)), "ids",
                Listing.filter("ground_truth", "equal", "Boolean", true), "ground truth",
                Listing.filter("draft_exists", "equal", "Boolean", true), "drafts",
                Listing.filter("avg_lead_time", "greater", "Number", 10), "lead time");
        telling.forEach((filter, what) -> {
            assertThat(Listing.ids(asAnn().filtered(filter)))
                    .as("ann sees " + what)
                    .containsExactly(shared);
            assertThat(Listing.ids(bob.filtered(filter))).as("bob sees " + what).isEmpty();
        });
        assertThat(bob.by("avg_lead_time", "equal", "Number", 5)).containsExactly(shared);
        assertThat(bob.by("id", "empty", "Number", false))
                .as("only what bob was given")
                .containsExactly(shared);
        assertThat(Listing.ids(bob.filtered(
                        Listing.filter("data.text", "regex", "String", "."),
                        Listing.filter("id", "greater", "Number", 0))))
                .containsExactly(shared);
    }

    @Test
    void filterLeak_aTabOpensNoOtherProject() {
        long other = studio.project(TestStudio.NER);
        long view = TestStudio.created(studio.ann()
                        .post(
                                "/api/dm/views",
                                "{\"project\": " + project + ", \"data\": {\"filters\": {\"conjunction\": \"and\","
                                        + " \"items\": []}}}"))
                .get("id")
                .asLong();
        Http stranger = studio.member("eve@example.com");
        assertThat(studio.ann()
                        .delete("/api/organizations/1/memberships/" + studio.id("eve@example.com"))
                        .status())
                .isEqualTo(204);
        assertThat(stranger.get("/api/tasks?view=" + view).status()).isIn(401, 404);
        assertThat(stranger.get("/api/dm/views/" + view).status()).isIn(401, 404);
        assertThat(studio.ann()
                        .post("/api/dm/actions?id=delete_tasks&project=" + other + "&view=" + view, "{}")
                        .status())
                .isEqualTo(404);
        assertThat(asAnn().by("id", "empty", "Number", false)).isEqualTo(tasks);
    }

    @Test
    void regexDenialOfService_takesTimeAsTheTextIsLongAndNoMore() {
        String text = "a".repeat(20_000) + "!";
        studio.task(project, text);
        for (String pattern : List.of(
                "(a+)+$", "(a|aa)+$", "(.*)*b", "([a-z]+)*\\d", "(a*)*(a*)*(a*)*c", "^(([a-z])+.)+[A-Z]([a-z])+$")) {
            long start = System.nanoTime();
            assertThat(asAnn().filtered(Listing.filter("data.text", "regex", "String", pattern))
                            .status())
                    .isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(pattern).isLessThan(Duration.ofSeconds(8));
        }
    }

    @Test
    void regexDenialOfService_expressionsThatGrowAreRefused() {
        for (String pattern : List.of("(a{99}){99}", "((((a{30}){30}){30}){30})", "a{1000}{1000}", "x".repeat(6000))) {
            assertThat(asAnn().filtered(Listing.filter("data.text", "regex", "String", pattern))
                            .status())
                    .as(pattern.substring(0, 10))
                    .isEqualTo(400);
        }
        for (String broken : List.of("(", "[", "a**", "\\", "(?<=a)b", "(a)\\1", "{", "(".repeat(900))) {
            assertThat(asAnn().by("data.text", "regex", "String", broken))
                    .as(broken)
                    .isEmpty();
        }
    }

    @Test
    void queriesBeyondMeasureAreRefused() {
        ObjectNode[] many = new ObjectNode[201];
        java.util.Arrays.setAll(many, i -> Listing.filter("id", "greater", "Number", i));
        assertThat(post(many)).isEqualTo(400);
        ObjectNode[] full = new ObjectNode[6];
        java.util.Arrays.setAll(
                full,
                i -> Listing.filter(
                        "id",
                        "in_list",
                        "Number",
                        java.util.stream.IntStream.range(0, 4000).toArray()));
        assertThat(post(full)).isEqualTo(400);
        assertThat(post(Listing.filter(
                        "id",
                        "in_list",
                        "Number",
                        java.util.stream.IntStream.range(0, 5001).toArray())))
                .isEqualTo(400);
        assertThat(post(Listing.filter("data.text", "contains", "String", "x".repeat(8001))))
                .isEqualTo(400);
        assertThat(post(Listing.filter("data.text", "contains", "String", "ß".repeat(8000))))
                .isEqualTo(200);
        assertThat(post(Listing.filter("annotations_results", "contains", "String", "Ж!".repeat(4000))))
                .isEqualTo(200);
        StringBuilder letters = new StringBuilder();
        for (int c = 0x400; c < 0x530; c++) {
            letters.appendCodePoint(c);
        }
        assertThat(post(Listing.filter("data.text", "contains", "String", letters.toString())))
                .isEqualTo(200);
        ObjectNode[] deep = new ObjectNode[200];
        java.util.Arrays.setAll(deep, i -> Listing.filter("data.text", "not_contains", "String", "x" + i));
        assertThat(post(deep)).isEqualTo(200);
        java.util.Arrays.setAll(deep, i -> Listing.filter("data.text", "regex", "String", "x" + i));
        assertThat(post(deep)).isIn(200, 400);
    }

    /** By a body, which may be larger than an address: the status, where 404 means that no task is left and all was understood. */
    private int post(ObjectNode... filters) {
        ObjectNode body = Json.mapper().createObjectNode();
        body.putObject("filters").put("conjunction", "and").putArray("items").addAll(List.of(filters));
        int status = studio.ann()
                .post("/api/dm/actions?id=next_task&project=" + project, Json.write(body))
                .status();
        return status == 404 ? 200 : status;
    }
}
