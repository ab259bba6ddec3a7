package dev.tagloop.server.copies;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.TestStudio;
import dev.tagloop.server.storage.TestDatabases;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class CopiesAreWholeTest {
    private static final String REGION =
            "{\"id\": \"r1\", \"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\","
                    + " \"value\": {\"start\": 0, \"end\": 3, \"labels\": [\"PER\"]}, \"score\": 0.50, \"mine\": {\"b\": 1, \"a\": 2}}";

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

    private JsonNode copy(long project, String body) {
        return created(studio.ann().post("/api/tagloop/projects/" + project + "/duplicate/", body));
    }

    private JsonNode project(long id) {
        return ok(studio.ann().get("/api/projects/" + id));
    }

    private JsonNode tasks(long project) {
        return ok(studio.ann().get("/api/tasks?fields=all&project=" + project)).get("tasks");
    }

    private JsonNode exported(long project) {
        return ok(studio.ann().get("/api/projects/" + project + "/export?exportType=JSON"));
    }

    /** Three tasks: one with two annotations and a prediction, one skipped, one with a draft alone. */
    private long full() {
        long project = studio.project(TestStudio.NER);
        ok(studio.ann()
                .patch("/api/projects/" + project, "{\"maximum_annotations\": 2, \"description\": \"What it is\"}"));
        JsonNode ids = studio.importTasks(
                        project,
                        "[{\"data\": {\"text\": \"Ann\", \"more\": [1.0, null]}, \"meta\": {\"from\": \"here\"},"
                                + " \"predictions\": [{\"model_version\": \"m1\", \"score\": 0.5, \"result\": ["
                                + REGION
                                + "]}]}, {\"data\": {\"text\": \"Bob\"}}, {\"data\": {\"text\": \"Eve\"}}]")
                .get("task_ids");
        long prediction = tasks(project).at("/0/predictions/0/id").asLong();
        String first = "/api/tasks/" + ids.get(0) + "/annotations";
        long annotation = created(studio.ann()
                        .post(
                                first,
                                "{\"result\": [" + REGION + "], \"lead_time\": 1.5, \"parent_prediction\": "
                                        + prediction + "}"))
                .get("id")
                .asLong();
        created(studio.bob().post(first, "{\"result\": [], \"parent_annotation\": " + annotation + "}"));
        created(studio.bob()
                .post(
                        "/api/tasks/" + ids.get(1) + "/annotations",
                        "{\"result\": [], \"was_cancelled\": true, \"parent_prediction\": " + prediction + "}"));
        created(studio.ann().post("/api/tasks/" + ids.get(2) + "/drafts", "{\"result\": [" + REGION + "]}"));
        return project;
    }

    @Test
    void settingsComeAlongAndNothingElse() {
        long source = full();
        created(studio.ann().post("/api/dm/views", "{\"project\": " + source + ", \"data\": {\"title\": \"Mine\"}}"));
        ObjectNode copy = (ObjectNode) copy(source, "{}");
        assertThat(ok(studio.ann().get("/api/dm/views?project=" + copy.get("id")))
                        .toString())
                .contains("\"title\":\"Mine\"");
        ObjectNode expected = (ObjectNode) project(source);
        assertThat(copy.get("title").asString()).isEqualTo("Copy of Test");
        assertThat(copy.get("task_number").asLong()).isZero();
        assertThat(copy.get("model_version").asString()).isEmpty();
        List<String> own = List.of(
                "id",
                "title",
                "created_at",
                "model_version",
                "task_number",
                "num_tasks_with_annotations",
                "useful_annotation_number",
                "ground_truth_number",
                "skipped_annotations_number",
                "total_annotations_number",
                "total_predictions_number",
                "finished_task_number",
                "queue_total",
                "queue_done");
        assertThat(copy.remove(own)).isEqualTo(expected.remove(own));
    }

    @Test
    void tasksComeWithoutWhatWasSaidAboutThem() {
        long source = full();
        JsonNode copy = copy(source, "{\"title\": \"Again\", \"mode\": \"settings,tasks\"}");
        assertThat(copy.get("title").asString()).isEqualTo("Again");
        assertThat(copy.get("task_number").asLong()).isEqualTo(3);
        assertThat(copy.get("finished_task_number").asLong()).isZero();
        JsonNode tasks = tasks(copy.get("id").asLong());
        assertThat(tasks.valueStream().map(task -> task.at("/data/text").asString()))
                .containsExactly("Ann", "Bob", "Eve");
        assertThat(tasks.at("/0/data").toString()).isEqualTo("{\"text\":\"Ann\",\"more\":[1.0,null]}");
        assertThat(tasks.at("/0/meta/from").asString()).isEqualTo("here");
        assertThat(tasks.valueStream()
                        .map(task -> task.get("annotations").size()
                                + task.get("predictions").size()))
                .containsOnly(0);
        assertThat(ok(studio.ann().get("/api/projects/" + copy.get("id") + "/summary"))
                        .get("created_annotations")
                        .isEmpty())
                .isTrue();
        // The numbers inside a project go on behind the copied ones.
        long more = studio.task(copy.get("id").asLong(), "Zoe");
        assertThat(ok(studio.ann().get("/api/tasks/" + more)).get("inner_id").asLong())
                .isEqualTo(4);
    }

    @Test
    void annotationsComeWithTheirReferencesAndCounters() {
        long source = full();
        long copy = copy(source, "{\"mode\": \"settings,tasks,annotations\"}")
                .get("id")
                .asLong();
        for (String counter : List.of(
                "task_number",
                "finished_task_number",
                "total_predictions_number",
                "total_annotations_number",
                "skipped_annotations_number",
                "num_tasks_with_annotations",
                "useful_annotation_number",
                "ground_truth_number",
                "queue_total",
                "queue_done",
                "model_version")) {
            assertThat(project(copy).get(counter))
                    .as(counter)
                    .isEqualTo(project(source).get(counter));
        }
        JsonNode before = tasks(source);
        JsonNode after = tasks(copy);
        assertThat(after.at("/0/annotations/0/result").toString())
                .isEqualTo(before.at("/0/annotations/0/result").toString());
        assertThat(after.at("/0/annotations/0/lead_time").asDouble()).isEqualTo(1.5);
        assertThat(after.at("/0/annotations/0/created_at")).isEqualTo(before.at("/0/annotations/0/created_at"));
        assertThat(after.at("/0/predictions/0/score").asDouble()).isEqualTo(0.5);
        long prediction = after.at("/0/predictions/0/id").asLong();
        assertThat(prediction).isNotEqualTo(before.at("/0/predictions/0/id").asLong());
        assertThat(after.at("/0/annotations/0/parent_prediction").asLong()).isEqualTo(prediction);
        JsonNode exported = exported(copy);
        JsonNode seen = exported.at("/0/annotations/0/prediction");
        assertThat(seen.get("id").asLong()).isEqualTo(prediction);
        assertThat(seen.get("project").asLong()).isEqualTo(copy);
        assertThat(after.at("/0/annotations/1/parent_annotation").asLong())
                .isEqualTo(after.at("/0/annotations/0/id").asLong());
        // This parent is of another task.
        assertThat(after.at("/1/annotations/0/parent_prediction").asLong()).isEqualTo(prediction);
        assertThat(exported.at("/0/annotations/0/unique_id"))
                .isNotEqualTo(exported(source).at("/0/annotations/0/unique_id"));
        assertThat(ok(studio.ann().get("/api/tasks/" + after.at("/2/id") + "/drafts"))
                        .isEmpty())
                .isTrue();
        JsonNode summary = ok(studio.ann().get("/api/projects/" + copy + "/summary"));
        assertThat(summary.get("created_labels").toString()).isEqualTo("{\"ner\":{\"PER\":1}}");
        assertThat(summary.get("created_labels_drafts").isEmpty()).isTrue();
        assertThat(summary.get("all_data_columns").toString()).isEqualTo("{\"text\":3,\"more\":1}");
        // Neither touches the other.
        assertThat(studio.ann().delete("/api/projects/" + source + "/tasks").status())
                .isEqualTo(204);
        assertThat(tasks(copy)).isEqualTo(after);
    }

    @Test
    void howAProjectIsReviewedStoppedAndLearnedComesAlong() {
        long source = full();
        String from = "/api/tagloop/projects/" + source;
        ok(studio.ann().patch(from + "/review", "{\"enabled\": true}"));
        ok(studio.ann().patch(from + "/stopping", "{\"budget_tasks\": 3}"));
        ok(studio.ann().patch(from + "/saved", "{\"held_back\": 0.5}"));
        ok(studio.ann().patch(from + "/learner", "{\"policy\": {\"every\": 77}}"));
        String to = "/api/tagloop/projects/" + copy(source, "{}").get("id");
        assertThat(ok(studio.ann().get(to + "/review")).get("enabled").asBoolean())
                .isTrue();
        assertThat(ok(studio.ann().get(to + "/stopping")).at("/budget/tasks").asLong())
                .isEqualTo(3);
        assertThat(ok(studio.ann().get(to + "/learner")).at("/policy/every").asLong())
                .isEqualTo(77);
        // Which tasks are shown without suggestions is drawn by their numbers, which are others here.
        assertThat(ok(studio.ann().get(from + "/saved")).at("/held_back/share").asDouble())
                .isEqualTo(0.5);
        assertThat(ok(studio.ann().get(to + "/saved")).at("/held_back/share").asDouble())
                .isZero();
    }

    @Test
    void whatWasDecidedAboutAnswersComesWithThem() {
        long source = studio.project(TestStudio.NER);
        long task = studio.task(source, "Ann");
        String answers = "/api/tasks/" + task + "/annotations";
        long anns = created(studio.ann().post(answers, "{\"result\": [" + REGION + "]}"))
                .get("id")
                .asLong();
        long bobs = created(studio.bob().post(answers, "{\"result\": [" + REGION + "]}"))
                .get("id")
                .asLong();
        ok(studio.ann().patch("/api/tagloop/projects/" + source + "/review", "{\"enabled\": true}"));
        String said = "{\"verdict\": \"rejected\", \"reason\": \"No \ud83d\ude00\"}";
        ok(studio.bob().post("/api/tagloop/annotations/" + anns + "/review", said));
        ok(studio.ann().post("/api/tagloop/annotations/" + bobs + "/review", said));
        ok(studio.bob().patch("/api/annotations/" + bobs, "{\"result\": [" + REGION + "], \"lead_time\": 2}"));
        created(studio.ann().post("/api/tagloop/tasks/" + task + "/adjudication", "{}"));

        long copy = copy(source, "{\"mode\": \"settings,tasks,annotations\"}")
                .get("id")
                .asLong();

        JsonNode copied = tasks(copy).at("/0/annotations");
        JsonNode review = ok(studio.ann().get("/api/tagloop/annotations/" + copied.at("/0/id") + "/review"));
        assertThat(review.get("state").asString()).isEqualTo("rejected");
        assertThat(review.get("reason").asString()).isEqualTo("No \ud83d\ude00");
        assertThat(review.at("/reviewed_by/email").asString()).isEqualTo("bob@example.com");
        // This one was changed after its review.
        assertThat(ok(studio.ann().get("/api/tagloop/annotations/" + copied.at("/1/id") + "/review"))
                        .get("state")
                        .asString())
                .isEqualTo("waiting");
        JsonNode origin = ok(studio.ann().get("/api/tagloop/annotations/" + copied.at("/2/id") + "/provenance"));
        assertThat(origin.at("/adjudication/method").asString()).isEqualTo("hand");
        assertThat(origin.at("/adjudication/by/email").asString()).isEqualTo("ann@example.com");
        assertThat(origin.get("regions")).hasSize(1);
        assertThat(origin.at("/regions/0/state").asString()).isEqualTo("taken");
        assertThat(origin.at("/regions/0/annotation")).isEqualTo(copied.at("/0/id"));
    }

    @Test
    void theCopyHasItsOwnFiles() {
        long source = studio.project("<View><HyperText name='h' value='$html'/><Text name='t' value='$text'/></View>");
        String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
                + "html,text\na,b\n\r\n--b--\r\n";
        created(studio.ann()
                .send("POST", "/api/projects/" + source + "/import", "multipart/form-data; boundary=b", body));
        String address = "/data/upload/"
                + ok(studio.ann().get("/api/projects/" + source + "/file-uploads?all=true"))
                        .at("/0/file")
                        .asString()
                        .substring("upload/".length());
        String shown = "<img src='" + address + "'>";
        studio.importTasks(
                source,
                "[{\"data\": {\"html\": \"" + shown + "\", \"text\": \"" + shown + "\", \"file\": \"" + address
                        + "\"}}]");
        long copy = copy(source, "{\"mode\": \"settings,tasks\"}").get("id").asLong();
        String own = address.replace("/upload/" + source + "/", "/upload/" + copy + "/");
        JsonNode tasks = tasks(copy);
        assertThat(tasks.at("/0/file_upload").asString()).isEqualTo(own.substring("/data/".length()));
        assertThat(tasks.at("/1/data/file").asString()).isEqualTo(own);
        assertThat(tasks.at("/1/data/html").asString()).isEqualTo("<img src='" + own + "'>");
        // In a text every character counts: labels of it would move.
        assertThat(tasks.at("/1/data/text").asString()).isEqualTo(shown);
        assertThat(studio.ann().delete("/api/projects/" + source).status()).isEqualTo(204);
        assertThat(studio.ann().delete("/api/tagloop/trash/project/" + source).status())
                .isEqualTo(204);
        assertThat(studio.ann().get(address).status()).isEqualTo(404);
        assertThat(studio.ann().get(own).text()).startsWith("html,text\na,b");
    }

    @Test
    void manyTasksComeInTheirOrder() {
        long source = studio.project(TestStudio.NER);
        StringBuilder many = new StringBuilder("[");
        for (int i = 0; i < 2 * TaskCopier.TOGETHER + 5; i++) {
            many.append(i == 0 ? "" : ",").append("{\"text\": \"").append(i).append("\"}");
        }
        studio.importTasks(source, many.append("]").toString());
        long copy = copy(source, "{\"mode\": \"settings,tasks\"}").get("id").asLong();
        JsonNode page = ok(studio.ann().get("/api/tasks?page_size=10000&project=" + copy));
        assertThat(page.get("total").asInt()).isEqualTo(2 * TaskCopier.TOGETHER + 5);
        for (int i = 0; i < page.get("total").asInt(); i++) {
            assertThat(page.at("/tasks/" + i + "/data/text").asInt()).isEqualTo(i);
            assertThat(page.at("/tasks/" + i + "/inner_id").asInt()).isEqualTo(i + 1);
        }
    }

    @Test
    void rolesComeAlongAndTheCopyBelongsToItsMaker() {
        studio.member("manager@example.com");
        long manager = studio.id("manager@example.com");
        long source = created(studio.bob().post("/api/projects", "{\"title\": \"Bob's\"}"))
                .get("id")
                .asLong();
        String roles = "/api/tagloop/projects/" + source + "/roles";
        ok(studio.bob().patch(roles, "{\"enabled\": true}"));
        ok(studio.bob().send("PUT", roles + "/" + manager, "application/json", "{\"role\": \"manager\"}"));
        long copy = copy(source, "{}").get("id").asLong();
        JsonNode copied = ok(studio.bob().get("/api/tagloop/projects/" + copy + "/roles"));
        assertThat(copied.get("enabled").asBoolean()).isTrue();
        assertThat(copied.toString()).contains("\"role\":\"manager\"");
        // The former owner may still do everything, and the new one too.
        ok(studio.bob().patch("/api/tagloop/projects/" + copy + "/roles", "{\"enabled\": false}"));
        ok(studio.ann().patch("/api/tagloop/projects/" + copy + "/roles", "{\"enabled\": true}"));
    }

    @Test
    void whatAKilledServerWasCopyingIsGoneAfterTheNextStart() {
        long source = full();
        studio.close();
        TestDatabases.jdbi(folder).useHandle(handle -> {
            handle.execute("INSERT INTO organizations (title, invite_token, created_at, updated_at,"
                    + " session_policy_updated_at) VALUES ('Trash', 'x', '', '', '')");
            handle.execute("INSERT INTO trash_home SELECT MAX(id) FROM organizations");
            handle.execute("INSERT INTO projects (organization_id, title, created_at, updated_at)"
                    + " SELECT organization_id, 'Half', '', '' FROM trash_home");
            handle.execute(
                    "INSERT INTO pending_imports (id, project_id, created_at) SELECT 99, MAX(id), '' FROM projects");
            handle.execute("INSERT INTO pending_copies SELECT MAX(id), 1, 99 FROM projects");
            handle.execute("INSERT INTO tasks (project_id, inner_id, created_at, updated_at, import_id)"
                    + " SELECT MAX(id), 1, '', '', 99 FROM projects");
        });
        start();
        assertThat(ok(studio.ann().get("/api/projects")).get("count").asInt()).isEqualTo(1);
        studio.close();
        TestDatabases.jdbi(folder).useHandle(handle -> {
            for (String table : List.of("pending_copies", "pending_imports")) {
                assertThat(handle.createQuery("SELECT COUNT(*) FROM " + table)
                                .mapTo(Long.class)
                                .one())
                        .as(table)
                        .isZero();
            }
            assertThat(handle.createQuery("SELECT id FROM projects")
                            .mapTo(Long.class)
                            .list())
                    .containsExactly(source);
            assertThat(handle.createQuery("SELECT COUNT(*) FROM tasks")
                            .mapTo(Long.class)
                            .one())
                    .isEqualTo(3);
        });
        start();
    }

    @Test
    void aWrongWordIsRefused() {
        long source = studio.project(TestStudio.NER);
        assertThat(studio.ann()
                        .post("/api/tagloop/projects/" + source + "/duplicate", "{\"mode\": \"everything\"}")
                        .text())
                .contains("\\\"everything\\\" is not a valid choice.");
        assertThat(studio.ann()
                        .post("/api/tagloop/projects/" + source + "/duplicate", "{\"title\": \"x\"}")
                        .status())
                .isEqualTo(400);
        assertThat(studio.ann().post("/api/tagloop/projects/77/duplicate", "{}").status())
                .isEqualTo(404);
    }
}
