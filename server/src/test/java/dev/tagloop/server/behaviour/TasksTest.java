package dev.tagloop.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Tasks by themselves and in a project's list. */
class TasksTest extends OneStudio {
    @Test
    void tasksAreMadeUnderTheirProjectOrNamingIt() {
        long project = studio.project(CHOICES);
        JsonNode named = created(ann.post("/api/tasks", "{\"project\": " + project + ", \"data\": {\"text\": \"1\"}}"));
        JsonNode under = created(ann.post("/api/projects/" + project + "/tasks", "{\"data\": {\"text\": \"2\"}}"));
        assertThat(named.get("project").asLong()).isEqualTo(project);
        assertThat(under.get("project").asLong()).isEqualTo(project);
        assertThat(named.get("inner_id").asInt()).isEqualTo(1);
        assertThat(under.get("inner_id").asInt()).isEqualTo(2);
    }

    @Test
    void aTaskShowsTheWorkOnItAlsoWhenItsProjectIsNamed() {
        long project = studio.project(CHOICES);
        long task = studio.task(project, "x");
        annotate(bob, task, chosen("a"));
        for (String path : List.of("/api/tasks/" + task, "/api/tasks/" + task + "?project=" + project)) {
            JsonNode shown = ok(ann.get(path));
            assertThat(shown.at("/annotations/0/completed_by/email").asString()).isEqualTo("bob@example.com");
            assertThat(shown.get("drafts").isArray()).isTrue();
            assertThat(shown.get("predictions").isArray()).isTrue();
            assertThat(shown.get("is_labeled").asBoolean()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999", "9223372036854775807", "99999999999999999999999"})
    void anUnknownTaskIs404HoweverLargeItsId(String id) {
        assertThat(ann.get("/api/tasks/" + id).status()).isEqualTo(404);
    }

    @Test
    void allTasksGoWithTheirAnnotationsDraftsAndHistory() {
        long project = studio.project(CHOICES);
        long task = studio.task(project, "x");
        ok(ann.get("/api/projects/" + project + "/next"));
        long annotation = annotate(ann, task, chosen("a"));
        long draft = id(created(bob.post("/api/tasks/" + task + "/drafts", "{\"result\": []}")));
        Http.Answer gone = ann.delete("/api/projects/" + project + "/tasks");
        assertThat(gone.status()).isEqualTo(204);
        for (String path : List.of("/api/tasks/" + task, "/api/annotations/" + annotation, "/api/drafts/" + draft)) {
            assertThat(ann.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(ok(ann.get("/api/projects/" + project + "/label-stream-history/"))
                        .toString())
                .isEqualTo("[]");
        assertThat(project(project).get("task_number").asInt()).isZero();
    }

    @Test
    void theListOfAProjectHasTheLastUpdatedFirst() {
        long project = studio.project(CHOICES);
        List<Long> tasks = importIds(project, "[{'text': '1'}, {'text': '2'}, {'text': '3'}]");
        annotate(bob, tasks.get(0), "[]");
        JsonNode list = ok(ann.get("/api/projects/" + project + "/tasks"));
        assertThat(list.isArray()).isTrue();
        assertThat(list.get(0).get("id").asLong()).isEqualTo(tasks.get(0));
        JsonNode untouched = list.get(2);
        assertThat(untouched.propertyNames())
                .contains(
                        "id",
                        "data",
                        "meta",
                        "created_at",
                        "updated_at",
                        "updated_by",
                        "is_labeled",
                        "overlap",
                        "project",
                        "file_upload",
                        "annotations",
                        "predictions");
        assertThat(untouched.get("meta").toString()).isEqualTo("{}");
        assertThat(untouched.get("updated_by").isNull()).isTrue();
        assertThat(untouched.get("file_upload").isNull()).isTrue();
        assertThat(untouched.get("annotations").toString()).isEqualTo("[]");
        assertThat(list.get(0).get("updated_by").asLong()).isEqualTo(studio.id("bob@example.com"));
    }

    @Test
    void aTaskOfAFileNamesItsUploadByNumber() {
        long project = studio.project(CHOICES);
        long upload = created(upload(ann, "/api/projects/" + project + "/import", "a.txt", "x\n"))
                .get("file_upload_ids")
                .get(0)
                .asLong();
        JsonNode listed = ok(ann.get("/api/projects/" + project + "/tasks")).get(0);
        assertThat(listed.get("file_upload").isIntegralNumber()).isTrue();
        assertThat(listed.get("file_upload").asLong()).isEqualTo(upload);
    }

    /** The page is start + 1 up to a start of the size of a page, the start divided by the size above; else that which is asked for. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "page_size=3; 10 9 8",
                "page_size=3&page=2; 7 6 5",
                "page_size=3&start=0; 10 9 8",
                "page_size=3&start=1; 7 6 5",
                "page_size=3&start=3; 1",
                "page_size=3&start=4; 7 6 5",
                "page_size=3&start=6; 4 3 2",
                "page_size=3&start=9; 1",
                "page_size=-1; 10 9 8 7 6 5 4 3 2 1",
                "page_size=1000; 10 9 8 7 6 5 4 3 2 1",
                "page_size=3&page=4; 1",
                "page_size=3&page=5; 404",
                "page_size=3&start=12; 404",
                "page_size=0; 404"
            })
    void pagesOfTheListAreCountedFromTheStartOrByNumber(String query, String expected) {
        long project = studio.project(CHOICES);
        List<Long> tasks = importIds(
                project,
                IntStream.rangeClosed(1, 10)
                        .mapToObj(i -> "{'text': '" + i + "'}")
                        .collect(Collectors.joining(", ", "[", "]")));
        // Each is updated a little later than the one before.
        tasks.forEach(task -> ok(ann.patch("/api/tasks/" + task, "{\"meta\": {\"seen\": true}}")));
        Http.Answer answer = ann.get("/api/projects/" + project + "/tasks?" + query);
        if (expected.equals("404")) {
            assertThat(answer.status()).isEqualTo(404);
            return;
        }
        assertThat(ok(answer)
                        .valueStream()
                        .map(task -> task.at("/data/text").asString())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    @Test
    void aProjectWithoutTasksHasNoList() {
        Http.Answer answer = ann.get("/api/projects/" + studio.project(CHOICES) + "/tasks");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("detail").asString()).isEqualTo("Not found.");
    }

    @Test
    void storedFilesAreGivenToWhoMaySeeThem() {
        long project = studio.project(CHOICES);
        created(upload(ann, "/api/projects/" + project + "/import?commit_to_project=false", "a.csv", "text\nx\n"));
        String file = ok(ann.get("/api/projects/" + project + "/file-uploads?all=true"))
                .get(0)
                .get("file")
                .asString();
        assertThat(ann.get("/storage-data/uploaded/?filepath=" + file).status()).isEqualTo(200);
        assertThat(ann.get("/storage-data/uploaded/").status()).isEqualTo(404);
        assertThat(ann.get("/storage-data/uploaded/?filepath=upload/" + project + "/other.csv")
                        .status())
                .isEqualTo(403);
        assertThat(ann.get("/storage-data/uploaded/?filepath=../tagloop.db").status())
                .isEqualTo(403);
        assertThat(Http.to(studio.url())
                        .get("/storage-data/uploaded/?filepath=" + file)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void anUnknownPageIsToldInTheWordsOfItsList() {
        long project = studio.project(CHOICES);
        studio.task(project, "x");
        assertThat(ann.get("/api/tasks?project=" + project + "&page=9")
                        .json()
                        .get("detail")
                        .asString())
                .isEqualTo("Invalid page.");
        assertThat(ann.get("/api/projects?page=999").json().get("detail").asString())
                .isEqualTo("Invalid page.");
        assertThat(ann.get("/api/projects/" + project + "/tasks?page=9")
                        .json()
                        .get("detail")
                        .asString())
                .isEqualTo("Not found.");
    }
}
