package dev.tagloop.server.queue;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person gets the tasks that are meant for that person, before the others; what is meant for others never. */
class AssignmentsTest {
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
        path = "/api/tagloop/projects/" + project + "/assignments";
        first = studio.importTasks(
                        project, "[{\"text\": \"a\"}, {\"text\": \"b\"}, {\"text\": \"c\"}, {\"text\": \"d\"}]")
                .get("task_ids")
                .get(0)
                .asLong();
    }

    private String next(Http http) {
        Http.Answer answer = http.get("/api/projects/" + project + "/next");
        return answer.status() == 404
                ? "nothing"
                : (answer.json().get("id").asLong() - first) + " "
                        + answer.json().get("queue").asString();
    }

    private void annotate(Http http, long number) {
        created(http.post("/api/tasks/" + (first + number) + "/annotations", "{\"result\": []}"));
    }

    private String assign(String users, String tasks, String mode) {
        return ok(studio.ann()
                        .post(path, "{\"users\": " + users + ", \"tasks\": " + tasks + ", \"mode\": \"" + mode + "\"}"))
                .toString();
    }

    @Test
    void assignedTasksComeFirstAndAreNobodyElses() {
        assign("[1]", "[" + (first + 2) + ", " + first + "]", "add");
        assertThat(next(studio.bob())).isEqualTo("1 Sequence queue");
        assertThat(next(studio.ann())).isEqualTo("0 Manually assigned queue");
        annotate(studio.ann(), 0);
        annotate(studio.bob(), 1);
        assertThat(next(studio.ann())).isEqualTo("2 Manually assigned queue");
        assertThat(next(studio.bob())).isEqualTo("3 Sequence queue");
        annotate(studio.bob(), 3);
        assertThat(next(studio.bob())).isEqualTo("nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sequential sampling", "Uniform sampling", "Uncertainty sampling"})
    void everySamplingKeepsToTheAssignments(String sampling) {
        ok(studio.ann().patch("/api/projects/" + project, "{\"sampling\": \"" + sampling + "\"}"));
        assign("[1]", "\"all\"", "add");
        assertThat(next(studio.bob())).isEqualTo("nothing");
        assign("[1]", "[" + (first + 3) + "]", "remove");
        assertThat(next(studio.bob())).startsWith("3 ");
        assertThat(next(studio.member("cat@example.com"))).isEqualTo("nothing");
        assertThat(next(studio.ann())).isEqualTo("0 Manually assigned queue");
    }

    @Test
    void overlapSaysHowManyOfThePeopleAreNeeded() {
        assign("[1, 2]", "[" + first + "]", "add");
        assertThat(next(studio.ann())).isEqualTo("0 Manually assigned queue");
        assertThat(next(studio.bob())).isEqualTo("1 Sequence queue");
    }

    @Test
    void leaseOfATaskThatIsNowSomebodyElsesIsWorthNothing() {
        assertThat(next(studio.ann())).isEqualTo("0 Sequence queue");
        assign("[2]", "[" + first + "]", "add");
        assertThat(next(studio.ann())).isEqualTo("1 Sequence queue");
    }

    @Test
    void listIsReplacedAndTakenBackAsAWhole() {
        assertThat(ok(studio.ann().get(path)).toString()).isEqualTo("{\"assignments\":[]}");
        String all = assign("[1, 2]", "\"all\"", "add");
        assertThat(all).endsWith("\"changed\":8}");
        Http.Answer replaced = studio.ann()
                .send(
                        "PUT",
                        path,
                        "application/json",
                        "{\"assignments\": [{\"user\": 2, \"tasks\": [" + (first + 1) + ", " + first + "]}]}");
        assertThat(replaced.text())
                .isEqualTo("{\"assignments\":[{\"user\":2,\"tasks\":[" + first + "," + (first + 1) + "]}]}");
        assertThat(next(studio.ann())).isEqualTo("2 Sequence queue");
        assertThat(assign("[1, 2]", "\"all\"", "remove")).isEqualTo("{\"assignments\":[],\"changed\":2}");
        assertThat(next(studio.bob())).isEqualTo("0 Sequence queue");
    }

    @Test
    void wrongPeopleAndTasksAreNamedAndNothingIsAssigned() {
        long other = studio.task(studio.project(TestStudio.NER), "elsewhere");
        for (String[] wrong : new String[][] {
            {"{\"users\": [99], \"tasks\": \"all\", \"mode\": \"add\"}", "The account 99 is no member"},
            {"{\"users\": [1], \"tasks\": [" + first + ", " + other + "], \"mode\": \"add\"}", "has no task " + other},
            {"{\"users\": 1, \"tasks\": [], \"mode\": \"add\"}", "A list of ids is required."},
            {"{\"users\": [1], \"tasks\": [1.5], \"mode\": \"add\"}", "A list of ids is required."},
            {"{\"users\": [1], \"tasks\": [], \"mode\": \"swap\"}", "is not a valid choice"},
            {"{}", "This field is required."},
        }) {
            Http.Answer answer = studio.ann().post(path, wrong[0]);
            assertThat(answer.status()).as(wrong[0]).isEqualTo(400);
            assertThat(answer.text()).contains(wrong[1]);
        }
        assertThat(ok(studio.ann().get(path)).toString()).isEqualTo("{\"assignments\":[]}");
    }

    @Test
    void deletedTasksAreAssignedToNobody() {
        assign("[1]", "\"all\"", "add");
        assertThat(studio.ann().delete("/api/tasks/" + first).status()).isEqualTo(204);
        assertThat(studio.ann().get(path).text()).doesNotContain("[" + first + ",");
        assertThat(studio.ann().delete("/api/projects/" + project + "/tasks").status())
                .isEqualTo(204);
        assertThat(studio.ann().get(path).text()).isEqualTo("{\"assignments\":[]}");
    }
}
