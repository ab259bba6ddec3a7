package dev.tagloop.server.quality;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import dev.tagloop.server.learner.WordMemory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Tag("thorough")
class LabelErrorsTest {
    @TempDir
    static Path folder;

    private static TestStudio studio;
    private long project;
    private final List<Long> tasks = new ArrayList<>();
    private final List<Long> annotations = new ArrayList<>();

    @BeforeAll
    static void start() {
        studio = new TestStudio(folder, config -> config.learner(new WordMemory(folder.resolve("words"))));
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @BeforeEach
    void arrange() {
        project = studio.project(TestStudio.NER);
        // Ann is a person four times, once an organization and once nothing.
        label("Ann runs.", span(0, 3, "PER"));
        label("Here is Ann now", span(8, 11, "PER"));
        label("Ann again", span(0, 3, "PER"));
        label("Later Ann sang", span(6, 9, "PER"));
        label("Ann Ltd. grows", span(0, 3, "ORG"));
        label("Nobody saw Ann there");
        // The same text twice with other answers.
        label("Oslo is cold", span(0, 4, "LOC"));
        label("Oslo  is cold", span(0, 5, "LOC"));
    }

    private static String span(int start, int end, String label) {
        return "{\"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\", \"value\": {\"start\": " + start
                + ", \"end\": " + end + ", \"labels\": [\"" + label + "\"]}}";
    }

    private void label(String text, String... spans) {
        long task = studio.task(project, text);
        tasks.add(task);
        annotations.add(created(studio.ann()
                        .post(
                                "/api/tasks/" + task + "/annotations",
                                "{\"result\": [" + String.join(", ", spans) + "]}"))
                .get("id")
                .asLong());
    }

    private String path(String rest) {
        return "/api/tagloop/projects/" + project + "/quality" + rest;
    }

    private JsonNode errors(String query) {
        return ok(studio.ann().get(path("/errors" + query)));
    }

    private JsonNode search(String body) {
        String id =
                ok(studio.ann().post(path("/errors/search"), body)).get("id").asString();
        String job = "/api/tagloop/projects/" + project + "/jobs/" + id;
        while (ok(studio.ann().get(job)).get("finished_at").isNull()) {
            LockSupport.parkNanos(20_000_000);
        }
        JsonNode end = ok(studio.ann().get(job));
        assertThat(end.get("state").asString()).as(end.toString()).isEqualTo("succeeded");
        return end.get("result");
    }

    private void decide(JsonNode suspect, String state) {
        assertThat(ok(studio.ann()
                                .post(
                                        path("/errors/decide"),
                                        "{\"ids\": [" + suspect.get("id") + "], \"state\": \"" + state + "\"}"))
                        .get("changed")
                        .asInt())
                .isEqualTo(1);
    }

    private static List<String> told(JsonNode page) {
        return page.path("results")
                .valueStream()
                .map(one -> one.path("task").asLong() + " " + one.path("kind").asString() + " "
                        + one.at("/given/text").asString("") + "/"
                        + one.at("/given/label").asString("") + " > "
                        + one.at("/suggested/label").asString("") + " "
                        + one.at("/reason/because").asString())
                .toList();
    }

    @Test
    void habitsOfTheProjectShowWhatBreaksThem() {
        JsonNode counts = search("{\"models\": false}");
        assertThat(counts.path("variant").asString()).isEqualTo("2");
        assertThat(counts.path("answers").asString()).isEqualTo("8");
        JsonNode variants = errors("?kind=variant");
        assertThat(told(variants))
                .containsExactlyInAnyOrder(
                        tasks.get(4) + " variant Ann/ORG > PER elsewhere", tasks.get(5) + " variant / > PER elsewhere");
        assertThat(variants.at("/results/0/score").asDouble()).isEqualTo(4.0 / 6);
        assertThat(variants.at("/results/0/reason/usual").asInt()).isEqualTo(4);
        assertThat(variants.at("/results/0/reason/tasks").size()).isEqualTo(4);
        JsonNode twice = errors("?kind=duplicate");
        assertThat(told(twice))
                .containsExactlyInAnyOrder(
                        tasks.get(6) + " duplicate / >  repeated", tasks.get(7) + " duplicate / >  repeated");
        assertThat(twice.at("/kinds/duplicate").asInt()).isEqualTo(2);
        JsonNode blank = errors("?kind=convention").at("/results/0");
        assertThat(blank.path("task").asLong()).isEqualTo(tasks.get(7));
        assertThat(blank.at("/reason/because").asString()).isEqualTo("blanks");
        assertThat(blank.at("/suggested/text").asString()).isEqualTo("Oslo");
        assertThat(blank.at("/given/after").asString()).isEqualTo(" is cold");
        assertThat(errors("").at("/search/state").asString()).isEqualTo("succeeded");
    }

    @Test
    void modelsThatDidNotSeeALabelDoubtIt() {
        search("{}");
        assertThat(told(errors("?kind=wrong_type"))).containsExactly(tasks.get(4) + " wrong_type Ann/ORG > PER model");
        assertThat(errors("").at("/kinds/variant").asInt()).isEqualTo(2);
    }

    @Test
    void whatIsDismissedStaysSoUntilItIsOpenedAgain() {
        search("{\"models\": false}");
        JsonNode suspect = errors("?kind=variant").at("/results/0");
        decide(suspect, "dismissed");
        assertThat(errors("?kind=variant&state=open").path("count").asInt()).isEqualTo(1);
        search("{\"models\": false}");
        assertThat(errors("?kind=variant&state=open").path("count").asInt()).isEqualTo(1);
        assertThat(errors("?kind=variant&state=dismissed").at("/results/0/id")).isEqualTo(suspect.get("id"));
        decide(suspect, "open");
        assertThat(errors("?kind=variant&state=open").path("count").asInt()).isEqualTo(2);
    }

    @Test
    void anItemThatIsLabelledAgainIsDoneAndFoundNoMore() {
        search("{\"models\": false}");
        JsonNode suspect = errors("?kind=variant")
                .path("results")
                .valueStream()
                .filter(one -> one.path("task").asLong() == tasks.get(4))
                .findFirst()
                .orElseThrow();
        decide(suspect, "relabel");
        assertThat(told(errors("?state=relabel"))).containsExactly(tasks.get(4) + " variant Ann/ORG > PER elsewhere");
        ok(studio.ann().patch("/api/annotations/" + annotations.get(4), "{\"result\": [" + span(0, 3, "PER") + "]}"));
        assertThat(errors("?state=relabel").path("count").asInt()).isZero();
        assertThat(errors("?state=done").at("/results/0/state").asString()).isEqualTo("done");
        assertThat(errors("").at("/states/done").asInt()).isEqualTo(1);
        assertThat(search("{\"models\": false}").path("variant").asString()).isEqualTo("1");
        assertThat(errors("?kind=variant&state=open").path("count").asInt()).isEqualTo(1);
    }

    @Test
    void anOpenItemThatIsRightMeanwhileGoesWithTheNextSearch() {
        search("{\"models\": false}");
        ok(studio.ann().patch("/api/annotations/" + annotations.get(4), "{\"result\": [" + span(0, 3, "PER") + "]}"));
        search("{\"models\": false}");
        assertThat(told(errors("?kind=variant"))).containsExactly(tasks.get(5) + " variant / > PER elsewhere");
    }

    @Test
    void rulesThatWouldSettleMostAreToldFirst() {
        Http bob = studio.bob();
        created(bob.post("/api/tasks/" + tasks.get(0) + "/annotations", "{\"result\": []}"));
        created(bob.post("/api/tasks/" + tasks.get(1) + "/annotations", "{\"result\": []}"));
        created(bob.post("/api/tasks/" + tasks.get(4) + "/annotations", "{\"result\": [" + span(0, 3, "LOC") + "]}"));
        JsonNode gaps = ok(studio.ann().get(path("/gaps")));
        assertThat(gaps.path("gaps").size()).isEqualTo(2);
        JsonNode first = gaps.at("/gaps/0");
        assertThat(first.path("count").asInt()).isEqualTo(2);
        assertThat(first.path("left").isNull()).isTrue();
        assertThat(first.path("right").asString()).isEqualTo("PER");
        assertThat(first.path("resolved").asDouble()).isEqualTo(2.0 / 3);
        assertThat(first.at("/examples/0/text").asString()).isEqualTo("Ann");
        assertThat(gaps.at("/gaps/1/resolved").asDouble()).isEqualTo(1);
    }

    @Test
    void whatCannotBeDoneSaysWhy() {
        assertThat(studio.ann().get(path("/errors?kind=luck")).text()).contains("duplicate");
        assertThat(studio.ann()
                        .post(path("/errors/decide"), "{\"ids\": [\"x\"], \"state\": \"open\"}")
                        .status())
                .isEqualTo(400);
        assertThat(studio.ann().post(path("/errors/decide"), "{\"ids\": [1]}").status())
                .isEqualTo(400);
        ok(studio.ann().patch("/api/tagloop/projects/" + project + "/roles", "{\"enabled\": true}"));
        assertThat(studio.bob().get(path("/errors")).status()).isEqualTo(403);
        assertThat(studio.bob().post(path("/errors/search"), "{}").status()).isEqualTo(403);
        assertThat(studio.bob().get(path("/gaps")).status()).isEqualTo(403);
    }

    @Test
    void suspectsOfOneProjectAreNotDecidedThroughAnother() {
        search("{\"models\": false}");
        JsonNode suspect = errors("").at("/results/0");
        long other = studio.project(TestStudio.NER);
        assertThat(ok(studio.ann()
                                .post(
                                        "/api/tagloop/projects/" + other + "/quality/errors/decide",
                                        "{\"ids\": [" + suspect.get("id") + "], \"state\": \"dismissed\"}"))
                        .get("changed")
                        .asInt())
                .isZero();
        assertThat(errors("?state=dismissed").path("count").asInt()).isZero();
    }
}
