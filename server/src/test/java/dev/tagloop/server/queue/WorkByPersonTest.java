package dev.tagloop.server.queue;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tasks are given to people by load and by skill, after a look, and taken back; the queue can keep to them. */
class WorkByPersonTest {
    @TempDir
    static Path folder;

    private static TestStudio studio;
    private long project;
    private String path;
    private long first;

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
        path = "/api/tagloop/projects/" + project;
        first = studio.importTasks(
                        project,
                        "[{\"text\": \"a\", \"lang\": \"de\"}, {\"text\": \"b\", \"lang\": [\"de\", \"fr\"]},"
                                + " {\"text\": \"c\", \"lang\": \"en\"}, {\"text\": \"d\"}, {\"text\": \"e\", \"lang\": \"DE\"}]")
                .get("task_ids")
                .get(0)
                .asLong();
    }

    private JsonNode act(String suffix, String rule) {
        return ok(studio.ann()
                .post(
                        path + "/actions/assign_tasks" + suffix,
                        "{\"selectedItems\": {\"all\": true, \"excluded\": []}, " + rule + "}"));
    }

    /** The numbers of the tasks of each person. */
    private String assigned() {
        StringBuilder text = new StringBuilder();
        ok(studio.ann().get(path + "/assignments")).get("assignments").forEach(part -> {
            text.append(part.get("user").asLong()).append(':');
            part.get("tasks").forEach(task -> text.append(' ').append(task.asLong() - first));
            text.append("; ");
        });
        return text.toString();
    }

    private void skills(long user, String skills) {
        ok(studio.ann()
                .send("PUT", path + "/work/" + user + "/skills", "application/json", "{\"skills\": " + skills + "}"));
    }

    private String next(Http http) {
        Http.Answer answer = http.get("/api/projects/" + project + "/next");
        return answer.status() == 404
                ? "nothing"
                : String.valueOf(answer.json().get("id").asLong() - first);
    }

    private void annotate(Http http, long number) {
        created(http.post("/api/tasks/" + (first + number) + "/annotations", "{\"result\": []}"));
    }

    @Test
    void theLeastBusyGetTheNextTaskAndAlookChangesNothing() {
        ok(studio.ann()
                .post(
                        path + "/assignments",
                        "{\"users\": [1], \"tasks\": [" + first + ", " + (first + 1) + "], \"mode\": \"add\"}"));
        String rule = "\"by\": \"load\", \"users\": [2, 1]";
        JsonNode looked = act("/preview", rule);
        assertThat(looked.get("changes").toString())
                .isEqualTo("{\"assignments\":3,\"without\":0,\"user:1\":1,\"user:2\":2}");
        assertThat(looked.get("undoable").asBoolean()).isTrue();
        assertThat(assigned()).isEqualTo("1: 0 1; ");
        assertThat(act("", rule).get("detail").asString()).isEqualTo("Made 3 assignments");
        assertThat(assigned()).isEqualTo("1: 0 1 4; 2: 2 3; ");
        assertThat(act("", rule).get("detail").asString()).isEqualTo("Made 0 assignments");
    }

    @Test
    void undoTakesBackWhatOneActionGaveAndNothingElse() {
        act("", "\"by\": \"person\", \"users\": [1]");
        JsonNode done = act("", "\"by\": \"load\", \"people\": 2, \"users\": [1, 2]");
        assertThat(assigned()).isEqualTo("1: 0 1 2 3 4; 2: 0 1 2 3 4; ");
        JsonNode undo = done.get("undo");
        ok(studio.ann()
                .post(
                        "/api/tagloop/trash/" + undo.get("kind").asString() + "/"
                                + undo.get("id").asLong() + "/restore",
                        ""));
        assertThat(assigned()).isEqualTo("1: 0 1 2 3 4; ");
        assertThat(next(studio.bob())).isEqualTo("nothing");
    }

    @Test
    void aTaskGoesToThoseWhoHaveItsSkillAndWhoeverHasNoneGetsWhatNeedsNone() {
        skills(1, "[\"de\", \"en\"]");
        skills(2, "[\"fr\", \" de \"]");
        assertThat(act("/preview", "\"by\": \"skill\", \"key\": \"lang\", \"users\": [1, 2]")
                        .get("changes")
                        .toString())
                .isEqualTo("{\"assignments\":5,\"without\":0,\"user:1\":3,\"user:2\":2}");
        act("", "\"by\": \"skill\", \"key\": \"lang\", \"users\": [1, 2]");
        // b needs both of bob's; d needs none and goes to the less busy.
        assertThat(assigned()).isEqualTo("1: 0 2 4; 2: 1 3; ");
        ok(studio.ann().post(path + "/assignments", "{\"users\": [1, 2], \"tasks\": \"all\", \"mode\": \"remove\"}"));
        assertThat(act("/preview", "\"by\": \"skill\", \"skill\": \"fr\", \"people\": 2, \"users\": [1, 2]")
                        .get("changes")
                        .toString())
                .isEqualTo("{\"assignments\":5,\"without\":5,\"user:1\":0,\"user:2\":5}");
    }

    @Test
    void aRuleThatCannotBeIsRefusedByItsField() {
        for (String[] wrong : new String[][] {
            {"\"by\": \"skill\", \"users\": [1]", "skill"},
            {"\"by\": \"luck\", \"users\": [1]", "by"},
            {"\"by\": \"load\", \"users\": []", "users"},
            {"\"by\": \"load\", \"users\": [1], \"people\": 0", "people"},
            {"\"by\": \"load\", \"users\": [99]", "users"},
        }) {
            Http.Answer answer = studio.ann()
                    .post(path + "/actions/assign_tasks", "{\"selectedItems\": {\"all\": true}, " + wrong[0] + "}");
            assertThat(answer.status()).as(wrong[0]).isEqualTo(400);
            assertThat(answer.json().get("validation_errors").has(wrong[1]))
                    .as(answer.text())
                    .isTrue();
        }
        assertThat(assigned()).isEmpty();
    }

    @Test
    void whoIsDoneWithTheirTasksGetsNoOthersWhereTheProjectKeepsToAssignments() {
        act("", "\"by\": \"load\", \"users\": [1]");
        ok(studio.ann()
                .post(
                        path + "/assignments",
                        "{\"users\": [1], \"tasks\": [" + (first + 4) + "], \"mode\": \"remove\"}"));
        assertThat(next(studio.bob())).isEqualTo("4");
        Http cat = studio.member("cat@example.com");
        ok(studio.ann().patch(path + "/work", "{\"assigned_only\": true}"));
        assertThat(next(cat)).isEqualTo("nothing");
        assertThat(next(studio.ann())).isEqualTo("0");
        ok(studio.ann().patch(path + "/work", "{\"assigned_only\": false}"));
        annotate(studio.bob(), 4);
        assertThat(next(cat)).isEqualTo("nothing");
    }

    @Test
    void progressIsToldByPersonAndTheListOfOnesOwnTasksByPages() {
        skills(2, "[\"de\"]");
        act("", "\"by\": \"load\", \"users\": [1, 2]");
        assertThat(assigned()).isEqualTo("1: 0 2 4; 2: 1 3; ");
        annotate(studio.bob(), 1);
        JsonNode people = ok(studio.ann().get(path + "/work")).get("people");
        assertThat(people.get(0).get("open").asLong()).isEqualTo(3);
        JsonNode bob = people.get(1);
        assertThat(bob.get("user").get("id").asLong()).isEqualTo(2);
        assertThat(bob.get("skills").toString()).isEqualTo("[\"de\"]");
        assertThat(bob.get("assigned").asLong()).isEqualTo(2);
        assertThat(bob.get("answered").asLong()).isEqualTo(1);
        assertThat(bob.get("open").asLong()).isEqualTo(1);
        JsonNode own = ok(studio.bob().get(path + "/work/tasks?state=open"));
        assertThat(own.get("total").asLong()).isEqualTo(1);
        assertThat(own.get("tasks").get(0).get("id").asLong()).isEqualTo(first + 3);
        JsonNode second = ok(studio.ann().get(path + "/work/tasks?page=2&page_size=2"));
        assertThat(second.get("total").asLong()).isEqualTo(3);
        assertThat(second.get("tasks")).hasSize(1);
        assertThat(second.get("tasks").get(0).get("data").get("text").asString())
                .isEqualTo("e");
    }

    @Test
    void anAnnotatorSeesTheirOwnWorkAloneAndAssignsNothing() {
        act("", "\"by\": \"load\", \"users\": [1, 2]");
        ok(studio.ann().patch(path + "/roles", "{\"enabled\": true}"));
        JsonNode people = ok(studio.bob().get(path + "/work")).get("people");
        assertThat(people).hasSize(1);
        assertThat(people.get(0).get("user").get("id").asLong()).isEqualTo(2);
        assertThat(studio.bob().get(path + "/work/tasks?user=1").status()).isEqualTo(404);
        assertThat(studio.bob()
                        .send("PUT", path + "/work/2/skills", "application/json", "{\"skills\": []}")
                        .status())
                .isEqualTo(403);
        assertThat(studio.bob()
                        .patch(path + "/work", "{\"assigned_only\": true}")
                        .status())
                .isEqualTo(403);
        assertThat(studio.bob()
                        .post(path + "/actions/assign_tasks", "{\"by\": \"load\", \"users\": [2]}")
                        .status())
                .isEqualTo(403);
    }

    private String listed(Http http, String filter) {
        String query = URLEncoder.encode(
                "{\"filters\": {\"conjunction\": \"and\", \"items\": [{\"filter\": \"filter:tasks:assignees\", \"type\": \"List\", "
                        + filter + "}]}, \"ordering\": [\"-tasks:assignees\", \"tasks:id\"]}",
                StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder();
        ok(http.get("/api/tasks?list=&fields=all&project=" + project + "&query=" + query))
                .get("tasks")
                .forEach(task -> text.append(task.get("id").asLong() - first)
                        .append(task.get("assignees"))
                        .append(' '));
        return text.toString();
    }

    @Test
    void tasksAreFilteredAndOrderedByWhomTheyAreMeantForAndTheListNamesThem() {
        act("", "\"by\": \"load\", \"users\": [1, 2]");
        ok(studio.ann()
                .post(
                        path + "/assignments",
                        "{\"users\": [1], \"tasks\": [" + (first + 4) + "], \"mode\": \"remove\"}"));
        assertThat(listed(studio.ann(), "\"operator\": \"contains\", \"value\": 2"))
                .isEqualTo("1[2] 3[2] ");
        assertThat(listed(studio.ann(), "\"operator\": \"empty\", \"value\": true"))
                .isEqualTo("4[] ");
        assertThat(listed(studio.ann(), "\"operator\": \"empty\", \"value\": false"))
                .isEqualTo("1[2] 3[2] 0[1] 2[1] ");
        ok(studio.ann().patch(path + "/roles", "{\"enabled\": true}"));
        assertThat(listed(studio.bob(), "\"operator\": \"contains\", \"value\": 1"))
                .isEmpty();
        assertThat(listed(studio.bob(), "\"operator\": \"empty\", \"value\": false"))
                .isEqualTo("1[2] 3[2] ");
    }

    @Test
    void theOriginalsMenusDoNotNameIt() {
        assertThat(ok(studio.ann().get("/api/dm/actions?project=" + project)).toString())
                .doesNotContain("assign");
    }
}
