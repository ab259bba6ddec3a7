package dev.tagloop.server.access;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What roles hold back, and that they hold back nothing while they are off. Ann owns the organization; Olga made the project. */
class RolesTest {
    @TempDir
    static Path folder;

    private static TestStudio studio;
    private Http olga;
    private Http mona;
    private Http rita;
    private Http anton;
    private long project;
    private String roles;

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
        olga = studio.member("olga@example.com");
        mona = studio.member("mona@example.com");
        rita = studio.member("rita@example.com");
        anton = studio.member("anton@example.com");
        project = created(olga.post(
                        "/api/projects",
                        "{\"title\": \"Roles\", \"label_config\": \"<View><Text name='text' value='$text'/></View>\"}"))
                .get("id")
                .asLong();
        roles = "/api/tagloop/projects/" + project + "/roles";
    }

    private static long id(Http http) {
        return http.get("/api/current-user/whoami").json().get("id").asLong();
    }

    private Http.Answer give(Http giver, Http receiver, String role) {
        return giver.send("PUT", roles + "/" + id(receiver), "application/json", "{\"role\": \"" + role + "\"}");
    }

    private void switchOn() {
        ok(olga.patch(roles, "{\"enabled\": true}"));
        ok(give(olga, mona, "manager"));
        ok(give(olga, rita, "reviewer"));
    }

    private List<Long> tasks(int count) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add("{\"data\": {\"text\": \"text " + i + "\"}}");
        }
        List<Long> ids = new ArrayList<>();
        created(olga.post(
                        "/api/projects/" + project + "/import?return_task_ids=true",
                        "[" + String.join(",", items) + "]"))
                .get("task_ids")
                .forEach(task -> ids.add(task.asLong()));
        return ids;
    }

    private static long annotate(Http http, long task) {
        return created(http.post("/api/tasks/" + task + "/annotations", "{\"result\": []}"))
                .get("id")
                .asLong();
    }

    private long next(Http http) {
        return ok(http.get("/api/projects/" + project + "/next")).get("id").asLong();
    }

    private static List<Long> ids(JsonNode list) {
        List<Long> ids = new ArrayList<>();
        list.forEach(item -> ids.add(item.get("id").asLong()));
        return ids;
    }

    private static String roleOf(JsonNode document, Http http) {
        long id = id(http);
        for (JsonNode member : document.get("members")) {
            if (member.get("user").get("id").asLong() == id) {
                return member.get("role").asString();
            }
        }
        return "";
    }

    @Test
    void areOffAtFirstAndThenHinderNobody() {
        JsonNode document = ok(anton.get(roles));
        assertThat(document.get("enabled").asBoolean()).isFalse();
        assertThat(document.get("mine").asString()).isEqualTo("annotator");
        assertThat(roleOf(document, olga)).isEqualTo("owner");
        assertThat(roleOf(document, studio.ann())).isEqualTo("owner");
        long task = tasks(1).getFirst();
        long annotation = annotate(rita, task);
        ok(anton.get("/api/tasks/" + task));
        ok(anton.patch("/api/annotations/" + annotation, "{\"ground_truth\": true}"));
        assertThat(anton.delete("/api/annotations/" + annotation).status()).isEqualTo(204);
        assertThat(anton.delete("/api/projects/" + project).status()).isEqualTo(204);
    }

    @Test
    void areSwitchedByOwnersOnly() {
        assertThat(anton.patch(roles, "{\"enabled\": true}").status()).isEqualTo(403);
        assertThat(ok(studio.ann().patch(roles, "{\"enabled\": true}"))
                        .get("enabled")
                        .asBoolean())
                .isTrue();
        ok(give(olga, mona, "manager"));
        assertThat(mona.patch(roles, "{\"enabled\": false}").status()).isEqualTo(403);
        assertThat(ok(olga.patch(roles, "{\"enabled\": false}")).get("enabled").asBoolean())
                .isFalse();
        assertThat(olga.patch(roles, "{}").status()).isEqualTo(400);
    }

    @Test
    void cannotBeTakenBeforeTheyAreOn() {
        assertThat(give(anton, anton, "owner").status()).isEqualTo(403);
        assertThat(give(anton, anton, "manager").status()).isEqualTo(403);
        assertThat(give(anton, olga, "annotator").status()).isEqualTo(403);
        assertThat(roleOf(ok(olga.get(roles)), anton)).isEqualTo("annotator");
    }

    @Test
    void managersGiveRolesBelowOwnersOnly() {
        switchOn();
        assertThat(roleOf(ok(give(mona, anton, "reviewer")), anton)).isEqualTo("reviewer");
        assertThat(give(mona, anton, "owner").status()).isEqualTo(403);
        assertThat(give(mona, mona, "owner").status()).isEqualTo(403);
        assertThat(give(mona, olga, "annotator").status()).isEqualTo(403);
        assertThat(mona.delete(roles + "/" + id(olga)).status()).isEqualTo(403);
        assertThat(give(rita, anton, "annotator").status()).isEqualTo(403);
        assertThat(mona.delete(roles + "/" + id(anton)).status()).isEqualTo(204);
        assertThat(roleOf(ok(mona.get(roles)), anton)).isEqualTo("annotator");
        assertThat(roleOf(ok(give(olga, anton, "owner")), anton)).isEqualTo("owner");
        assertThat(give(olga, anton, "king").status()).isEqualTo(400);
    }

    @Test
    void ownerOfTheOrganizationStaysOwnerOfItsProjects() {
        switchOn();
        Http.Answer refused = give(olga, studio.ann(), "annotator");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("detail").asString()).contains("owns the organization");
        assertThat(ok(studio.ann().get(roles)).get("mine").asString()).isEqualTo("owner");
    }

    @Test
    void removedMembersAndStrangersAreGivenNone() {
        switchOn();
        long bob = id(studio.bob());
        assertThat(studio.ann()
                        .delete("/api/organizations/1/memberships/" + bob)
                        .status())
                .isEqualTo(204);
        assertThat(olga.send("PUT", roles + "/" + bob, "application/json", "{\"role\": \"reviewer\"}")
                        .status())
                .isEqualTo(404);
        assertThat(olga.send("PUT", roles + "/999", "application/json", "{\"role\": \"reviewer\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void replacingTheProjectDoesNotUnmakeItsOwner() {
        switchOn();
        ok(mona.send("PUT", "/api/projects/" + project, "application/json", "{\"title\": \"Mine now\"}"));
        assertThat(ok(olga.get(roles)).get("mine").asString()).isEqualTo("owner");
        assertThat(mona.delete("/api/projects/" + project).status()).isEqualTo(403);
        assertThat(olga.delete("/api/projects/" + project).status()).isEqualTo(204);
    }

    @Test
    void annotatorSeesOnlyTasksThatWereGivenAndOnlyOwnAnswers() {
        List<Long> tasks = tasks(4);
        ok(olga.patch("/api/projects/" + project, "{\"maximum_annotations\": 3}"));
        annotate(rita, tasks.get(0));
        created(rita.post("/api/tasks/" + tasks.get(0) + "/drafts", "{\"result\": []}"));
        created(olga.post("/api/predictions", "{\"task\": " + tasks.get(0) + ", \"result\": []}"));
        created(olga.post("/api/predictions", "{\"task\": " + tasks.get(2) + ", \"result\": []}"));
        switchOn();
        assertThat(ok(anton.get("/api/tasks?project=" + project)).get("total").asInt())
                .isZero();
        assertThat(anton.get("/api/projects/" + project + "/tasks").status()).isEqualTo(404);
        long first = next(anton);
        assertThat(first).isEqualTo(tasks.get(0));
        long own = annotate(anton, first);
        long second = next(anton);
        JsonNode list = ok(anton.get("/api/tasks?fields=all&project=" + project));
        assertThat(ids(list.get("tasks"))).containsExactly(first, second);
        assertThat(list.get("total").asInt()).isEqualTo(2);
        assertThat(ids(list.get("tasks").get(0).get("annotations"))).containsExactly(own);
        assertThat(list.get("tasks").get(0).get("drafts")).isEmpty();
        assertThat(list.get("tasks").get(0).get("annotators")).hasSize(1);
        assertThat(ids(ok(anton.get("/api/projects/" + project + "/tasks")))).containsExactlyInAnyOrder(first, second);
        assertThat(ids(ok(anton.get("/api/tasks/" + first)).get("annotations"))).containsExactly(own);
        assertThat(ok(anton.get("/api/tasks/" + first)).get("drafts")).isEmpty();
        assertThat(ids(ok(anton.get("/api/tasks/" + first + "/annotations")))).containsExactly(own);
        assertThat(ok(anton.get("/api/tasks/" + first + "/drafts"))).isEmpty();
        assertThat(ok(anton.get("/api/predictions?project=" + project))).hasSize(1);
        assertThat(anton.get("/api/tasks/" + tasks.get(3)).status()).isEqualTo(404);
        assertThat(anton.get("/api/predictions?task=" + tasks.get(2)).status()).isEqualTo(404);
        assertThat(ids(ok(rita.get("/api/tasks/" + first)).get("annotations"))).hasSize(2);
        assertThat(ok(rita.get("/api/tasks?project=" + project)).get("total").asInt())
                .isEqualTo(4);
    }

    @Test
    void annotatorCannotLeafThroughTheProjectByTheDataManagersQueue() {
        List<Long> tasks = tasks(3);
        switchOn();
        String action = "/api/dm/actions?id=next_task&project=" + project;
        assertThat(anton.post(action, "{\"ordering\": [\"-tasks:id\"]}").status())
                .isEqualTo(404);
        assertThat(next(anton)).isEqualTo(tasks.get(0));
        assertThat(ok(anton.post(action, "{\"ordering\": [\"-tasks:id\"]}"))
                        .get("id")
                        .asLong())
                .isEqualTo(tasks.get(0));
        assertThat(ok(rita.post(action, "{\"ordering\": [\"-tasks:id\"]}"))
                        .get("id")
                        .asLong())
                .isEqualTo(tasks.get(2));
    }

    @Test
    void annotatorHandsInOnlyWhatWasGiven() {
        List<Long> tasks = tasks(2);
        switchOn();
        assertThat(anton.post("/api/tasks/" + tasks.get(1) + "/annotations", "{\"result\": []}")
                        .status())
                .isEqualTo(404);
        assertThat(anton.post("/api/tasks/" + tasks.get(1) + "/drafts", "{\"result\": []}")
                        .status())
                .isEqualTo(404);
        annotate(anton, next(anton));
    }

    @Test
    void annotatorChangesOwnAnswersOnly() {
        long task = tasks(1).getFirst();
        ok(olga.patch("/api/projects/" + project, "{\"maximum_annotations\": 3}"));
        long ritas = annotate(rita, task);
        switchOn();
        long own = annotate(anton, next(anton));
        ok(anton.patch("/api/annotations/" + own, "{\"result\": []}"));
        {
            String path = "/api/annotations/" + ritas;
            assertThat(anton.get(path).status()).isEqualTo(404);
            assertThat(anton.patch(path, "{\"result\": []}").status()).isEqualTo(404);
            assertThat(anton.delete(path).status()).isEqualTo(404);
            assertThat(anton.post(path + "/convert-to-draft", "{}").status()).isEqualTo(404);
        }
        assertThat(anton.post("/api/tasks/" + task + "/annotations/" + ritas + "/drafts", "{\"result\": []}")
                        .status())
                .isEqualTo(404);
        ok(rita.patch("/api/annotations/" + own, "{\"result\": []}"));
        assertThat(rita.delete("/api/annotations/" + own).status()).isEqualTo(403);
        assertThat(rita.post("/api/annotations/" + own + "/convert-to-draft", "{}")
                        .status())
                .isEqualTo(403);
        assertThat(anton.delete("/api/annotations/" + own).status()).isEqualTo(204);
        assertThat(mona.delete("/api/annotations/" + ritas).status()).isEqualTo(204);
    }

    @Test
    void annotatorNeitherJudgesNorSpeaksForOthersNorUsesTheirDrafts() {
        long task = tasks(1).getFirst();
        ok(olga.patch("/api/projects/" + project, "{\"maximum_annotations\": 9}"));
        long ritasDraft = created(rita.post("/api/tasks/" + task + "/drafts", "{\"result\": []}"))
                .get("id")
                .asLong();
        switchOn();
        next(anton);
        String path = "/api/tasks/" + task + "/annotations";
        Http.Answer judged = anton.post(path, "{\"result\": [], \"ground_truth\": true}");
        assertThat(judged.status()).isEqualTo(403);
        assertThat(judged.json().get("detail").asString()).contains("annotator", "reviewer");
        assertThat(anton.post(path, "{\"result\": [], \"completed_by\": " + id(rita) + "}")
                        .status())
                .isEqualTo(403);
        assertThat(anton.post(path, "{\"result\": [], \"draft_id\": " + ritasDraft + "}")
                        .status())
                .isEqualTo(404);
        long own = created(anton.post(
                        path, "{\"result\": [], \"ground_truth\": false, \"completed_by\": " + id(anton) + "}"))
                .get("id")
                .asLong();
        String answer = "/api/annotations/" + own;
        assertThat(anton.patch(answer, "{\"ground_truth\": true}").status()).isEqualTo(403);
        assertThat(anton.patch(answer, "{\"completed_by\": " + id(rita) + "}").status())
                .isEqualTo(403);
        ok(rita.patch(answer, "{\"ground_truth\": true}"));
        // Saying again what is so already changes nothing and is refused nobody.
        ok(anton.patch(answer, "{\"result\": [], \"ground_truth\": true, \"completed_by\": " + id(anton) + "}"));
    }

    @Test
    void wayToTheTaskDataIsShownToManagersOnly() {
        ok(olga.patch(
                "/api/projects/" + project, "{\"task_data_login\": \"robot\", \"task_data_password\": \"secret\"}"));
        switchOn();
        assertThat(anton.get("/api/projects/" + project).text()).doesNotContain("robot", "secret");
        assertThat(anton.get("/api/projects").text()).doesNotContain("robot", "secret");
        assertThat(mona.get("/api/projects/" + project).text()).contains("robot", "secret");
        assertThat(mona.get("/api/projects").text()).contains("robot", "secret");
    }

    @Test
    void reviewerTakesContentOutButBringsNoneIn() {
        tasks(1);
        switchOn();
        ok(rita.get("/api/projects/" + project + "/export?download_all_tasks=true"));
        assertThat(anton.get("/api/projects/" + project + "/export").status()).isEqualTo(403);
        assertThat(rita.post("/api/projects/" + project + "/import", "[{\"text\": \"a\"}]")
                        .status())
                .isEqualTo(403);
        created(mona.post("/api/projects/" + project + "/import", "[{\"text\": \"a\"}]"));
    }
}
