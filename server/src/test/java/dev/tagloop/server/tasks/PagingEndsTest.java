package dev.tagloop.server.tasks;

import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PagingEndsTest {
    private static final String HUGE = "99999999999999999999999";

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

    private List<Long> ids(String query) {
        List<Long> ids = new ArrayList<>();
        JsonNode answer = ok(studio.ann().get("/api/tasks?project=" + project + query));
        answer.get("tasks").forEach(task -> ids.add(task.get("id").asLong()));
        return ids;
    }

    @Test
    void pagesPastTheEndAre404AndTheFirstOfAnEmptyProjectIsNot() {
        assertThat(ids("&page=1")).isEmpty();
        studio.importTasks(project, "[{\"text\": \"a\"}, {\"text\": \"b\"}, {\"text\": \"c\"}]");
        assertThat(ids("&page=2&page_size=2")).containsExactly(3L);
        for (String past : List.of("page=3&page_size=2", "page=4", "page=" + HUGE, "page=-1", "page=0", "page=x")) {
            assertThat(studio.ann()
                            .get("/api/tasks?project=" + project + "&" + past)
                            .status())
                    .as(past)
                    .isEqualTo(404);
        }
        for (String past : List.of("page=2", "page=" + HUGE, "page_size=0", "start=300", "start=" + HUGE)) {
            assertThat(studio.ann()
                            .get("/api/projects/" + project + "/tasks?" + past)
                            .status())
                    .as(past)
                    .isEqualTo(404);
        }
    }

    @Test
    void idsBeyond64BitsAreUnknown() {
        long task = studio.task(project, "x");
        for (String path : List.of(
                "/api/tasks/" + HUGE,
                "/api/tasks/" + HUGE + "/annotations",
                "/api/annotations/" + HUGE,
                "/api/drafts/" + HUGE,
                "/api/predictions/" + HUGE,
                "/api/projects/" + HUGE + "/next",
                "/api/projects/" + HUGE + "/export",
                "/api/import/file-upload/" + HUGE,
                "/api/tasks?project=" + HUGE,
                "/api/predictions?task=" + HUGE)) {
            assertThat(studio.ann().get(path).status()).as(path).isEqualTo(404);
        }
        String annotations = "/api/tasks/" + task + "/annotations";
        assertThat(studio.ann()
                        .post(annotations, "{\"draft_id\": " + HUGE + "}")
                        .status())
                .isEqualTo(404);
        assertThat(studio.ann()
                        .post(annotations, "{\"completed_by\": " + HUGE + "}")
                        .status())
                .isEqualTo(400);
        assertThat(studio.ann()
                        .post(annotations, "{\"parent_prediction\": " + HUGE + "}")
                        .status())
                .isEqualTo(400);
        assertThat(studio.ann()
                        .post("/api/predictions", "{\"result\": [], \"task\": " + HUGE + "}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void plainColumnsFilterAndOrder() {
        studio.importTasks(
                project,
                "[{\"data\": {\"text\": \"a\"}, \"annotations\": [{\"result\": []}]}, {\"text\": \"b\"},"
                        + " {\"data\": {\"text\": \"c\"}, \"annotations\": [{\"result\": []}, {\"result\": []}]}]");
        assertThat(ids("&query=" + filter("completed_at", "empty", "false"))).containsExactly(1L, 3L);
        assertThat(ids("&query=" + filter("completed_at", "empty", "true"))).containsExactly(2L);
        assertThat(ids("&query=" + filter("total_annotations", "greater", "1"))).containsExactly(3L);
        assertThat(ids("&query=" + filter("id", "in_list", "[1, \"2\"]"))).containsExactly(1L, 2L);
        assertThat(ids("&query=" + filter("id", "in", "{\"min\": 2, \"max\": 9}")))
                .containsExactly(2L, 3L);
        assertThat(ids("&query=" + encode("{\"ordering\": [\"-tasks:id\"]}"))).containsExactly(3L, 2L, 1L);
        assertThat(ids("&query=" + encode("{\"ordering\": [\"-total_annotations\"]}")))
                .containsExactly(3L, 1L, 2L);
        assertThat(ids("&query=" + encode("{\"selectedItems\": {\"all\": true, \"excluded\": [2]}}")))
                .containsExactly(1L, 3L);
        assertThat(ids("&query=" + encode("{\"selectedItems\": {\"all\": false, \"included\": [2]}}")))
                .containsExactly(2L);
        assertThat(ids("&only_annotated=true")).containsExactly(1L, 3L);
        JsonNode sums =
                ok(studio.ann().get("/api/tasks?project=" + project + "&query=" + filter("id", "greater", "1")));
        assertThat(sums.get("total").intValue()).isEqualTo(2);
        assertThat(sums.get("total_annotations").intValue()).isEqualTo(2);
    }

    @Test
    void filtersThatCannotBeAnsweredAre400() {
        for (String query : List.of(
                "no json",
                "[]",
                "{\"selectedItems\": [1]}",
                "{\"ordering\": [\"tasks:nothing\"]}",
                "{\"filters\": {\"items\": [{\"filter\": \"id\", \"operator\": \"equal\", \"value\": 1}]}}",
                "{\"filters\": {\"items\": [{\"filter\": \"filter:tasks:id\", \"operator\": \"equal\", \"value\": \"x\"}]}}",
                "{\"filters\": {\"items\": [{\"filter\": \"filter:tasks:id\", \"operator\": \"in_list\", \"value\": 1}]}}",
                "{\"filters\": {\"items\": [{\"filter\": \"filter:tasks:created_at\", \"operator\": \"less\", \"value\": \"y\"}]}}",
                "{\"filters\": {\"items\": [7]}}")) {
            assertThat(studio.ann()
                            .get("/api/tasks?project=" + project + "&query=" + encode(query))
                            .status())
                    .as(query)
                    .isEqualTo(400);
        }
    }

    private static String filter(String column, String operator, String value) {
        return encode("{\"filters\": {\"conjunction\": \"and\", \"items\": [{\"filter\": \"filter:tasks:" + column
                + "\", \"operator\": \"" + operator + "\", \"type\": \"Number\", \"value\": " + value + "}]}}");
    }

    private static String encode(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
