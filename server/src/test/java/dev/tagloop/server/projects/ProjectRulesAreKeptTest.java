package dev.tagloop.server.projects;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ProjectRulesAreKeptTest {
    @TempDir
    Path folder;

    private TestStudio studio;

    @BeforeEach
    void start() {
        studio = new TestStudio(folder);
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    private long project(String body) {
        return created(studio.ann().post("/api/projects", body)).get("id").asLong();
    }

    private List<Long> ids(String query) {
        return ok(studio.ann().get("/api/projects?" + query))
                .get("results")
                .valueStream()
                .map(project -> project.get("id").asLong())
                .toList();
    }

    @Test
    void pinnedProjectsComeFirstAndThenTheNewest() {
        long first = project("{\"title\": \"First one\"}");
        long pinned = project("{\"title\": \"pinned ONE\", \"pinned_at\": \"2024-01-02T03:04:05Z\"}");
        long last = project("{\"title\": \"Last\"}");
        assertThat(ids("")).containsExactly(pinned, last, first);
        assertThat(ids("filter=pinned_only")).containsExactly(pinned);
        assertThat(ids("filter=exclude_pinned")).containsExactly(last, first);
        assertThat(ids("filter=all")).containsExactly(pinned, last, first);
        assertThat(ids("ordering=created_at")).containsExactly(first, pinned, last);
        assertThat(ids("title=one")).containsExactly(pinned, first);
        assertThat(ids("ids=" + first + "," + last + "&include=id,title")).containsExactly(last, first);
        assertThat(ok(studio.ann().get("/api/projects/" + first + "?include=title,id"))
                        .propertyNames())
                .containsExactlyInAnyOrder("id", "title");
    }

    @Test
    void aBooleanThatAFormLeavesOutIsFalseInACreateAndUnchangedInAPatch() {
        JsonNode made =
                created(studio.ann().form("/api/projects", Map.of("title", "By form", "show_skip_button", "True")));
        assertThat(made.get("show_skip_button").asBoolean()).isTrue();
        assertThat(made.get("enable_empty_annotation").asBoolean()).isFalse();
        assertThat(ok(studio.ann()
                                .send(
                                        "PATCH",
                                        "/api/projects/" + made.get("id"),
                                        "application/x-www-form-urlencoded",
                                        "title=Other"))
                        .get("show_skip_button")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void oneAnnotationForEachTaskResetsTheOverlapOfACohort() {
        long project = studio.project(TestStudio.NER);
        studio.importTasks(project, "[{\"text\": \"a\"}, {\"text\": \"b\"}, {\"text\": \"c\"}, {\"text\": \"d\"}]");
        String path = "/api/projects/" + project;
        ok(studio.ann().patch(path, "{\"maximum_annotations\": 3, \"overlap_cohort_percentage\": 50}"));
        assertThat(overlaps(project)).containsExactly(3, 3, 1, 1);
        ok(studio.ann().patch(path, "{\"maximum_annotations\": 1, \"overlap_cohort_percentage\": 40}"));
        assertThat(overlaps(project)).containsExactly(1, 1, 1, 1);
    }

    private List<Integer> overlaps(long project) {
        return ok(studio.ann().get("/api/tasks?project=" + project))
                .get("tasks")
                .valueStream()
                .map(task -> task.get("overlap").asInt())
                .toList();
    }

    @Test
    void theQueuesNumbersInAListAreThoseOfEachProject() {
        long first = studio.project(TestStudio.NER);
        long second = studio.project(TestStudio.NER);
        long empty = studio.project(TestStudio.NER);
        ok(studio.ann().patch("/api/projects/" + second, "{\"maximum_annotations\": 2}"));
        long a = studio.task(first, "a");
        studio.task(first, "b");
        long c = studio.task(second, "c");
        for (long task : List.of(a, c)) {
            created(studio.ann().post("/api/tasks/" + task + "/annotations", "{\"result\": []}"));
        }
        JsonNode list = ok(studio.ann().get("/api/projects?ordering=id&include=id,queue_total,queue_done"))
                .get("results");
        assertThat(list.toString())
                .isEqualTo("[{\"id\":" + first + ",\"queue_total\":2,\"queue_done\":1},{\"id\":" + second
                        + ",\"queue_total\":1,\"queue_done\":1},{\"id\":" + empty
                        + ",\"queue_total\":0,\"queue_done\":0}]");
        for (JsonNode project : list) {
            JsonNode alone =
                    ok(studio.ann().get("/api/projects/" + project.get("id") + "?include=id,queue_total,queue_done"));
            assertThat(alone).isEqualTo(project);
        }
    }

    @Test
    void skippedTasksCountAsDoneWhereTheProjectSaysSo() {
        long project = studio.project(TestStudio.NER);
        long task = studio.task(project, "a");
        String path = "/api/projects/" + project;
        created(studio.ann().post("/api/tasks/" + task + "/annotations", "{\"result\": [], \"was_cancelled\": true}"));
        assertThat(ok(studio.ann().get("/api/tasks/" + task)).get("is_labeled").asBoolean())
                .isFalse();
        assertThat(ok(studio.ann().patch(path, "{\"skip_queue\": \"IGNORE_SKIPPED\"}"))
                        .get("finished_task_number")
                        .asInt())
                .isEqualTo(1);
        assertThat(ok(studio.ann().patch(path, "{\"skip_queue\": \"REQUEUE_FOR_ME\"}"))
                        .get("finished_task_number")
                        .asInt())
                .isZero();
    }

    @Test
    void whatCouldRunInInstructionsGoesAndEmbedsStay() {
        String html =
                "<a href=\"https://example.com/\" onclick=\"x()\">go<iframe src=\"https://example.com/v\"></iframe>"
                        + "<embed type=\"video/webm\" src=\"https://example.com/v.webm\" width=\"2\" height=\"3\"><script>x()</script>";
        String shown = ok(studio.ann()
                        .patch(
                                "/api/projects/" + studio.project(TestStudio.NER),
                                Json.write(Json.mapper().createObjectNode().put("expert_instruction", html))))
                .get("expert_instruction")
                .asString();
        assertThat(shown)
                .contains("</a>", "<iframe src=\"https://example.com/v\"", "width=\"2\" height=\"3\"")
                .doesNotContain("onclick", "script", "</embed>");
    }
}
