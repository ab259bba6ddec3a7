package dev.tagloop.server.quality;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Tag("thorough")
class QualityTest {
    @TempDir
    static Path folder;

    private static TestStudio studio;
    private Http cy;
    private long project;
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
        cy = studio.member("cy@example.com");
        project = studio.project(TestStudio.NER);
        JsonNode tasks = studio.importTasks(
                project,
                "[{\"data\": {\"text\": \"Ann met Bob\"}}, {\"data\": {\"text\": \"Acme Ltd. grows\"}},"
                        + " {\"data\": {\"text\": \"Paris\"}}, {\"data\": {\"text\": \"alone\"}}]");
        first = tasks.at("/task_ids/0").asLong();
        answer(studio.ann(), 0, span(0, 3, "PER"), span(8, 11, "PER"));
        answer(studio.bob(), 0, span(0, 3, "PER"));
        answer(studio.ann(), 1, span(0, 9, "ORG"));
        answer(studio.bob(), 1, span(0, 4, "ORG"));
        answer(cy, 1, span(0, 9, "ORG"));
        answer(studio.ann(), 2, span(0, 5, "LOC"));
        answer(cy, 2, span(0, 5, "PER"));
        answer(cy, 3);
    }

    private static String span(int start, int end, String label) {
        return "{\"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\", \"value\": {\"start\": " + start
                + ", \"end\": " + end + ", \"labels\": [\"" + label + "\"]}}";
    }

    private void answer(Http who, int task, String... spans) {
        created(who.post(
                "/api/tasks/" + (first + task) + "/annotations",
                "{\"result\": [" + String.join(", ", spans) + "], \"lead_time\": 3}"));
    }

    private JsonNode quality(Http who, String rest) {
        return ok(who.get("/api/tagloop/projects/" + project + "/quality" + rest));
    }

    private String id(String email) {
        return Long.toString(studio.id(email));
    }

    private static double f1(JsonNode figure) {
        return figure.path("value").asDouble();
    }

    @Test
    void agreementIsToldOfAllOfLabelsOfPairsAndOfEach() {
        JsonNode all = quality(studio.ann(), "/agreement");
        assertThat(all.path("measure").asString()).isEqualTo("strict_f1");
        assertThat(all.path("kind").asString()).isEqualTo("spans");
        assertThat(all.path("tasks").asInt()).isEqualTo(3);
        assertThat(all.path("of").asInt()).isEqualTo(3);
        // Pairs that agree: ann and bob on Ann, ann and cy on Acme Ltd.; marked by both: 3, 2, 2, 2 and 2.
        assertThat(f1(all.path("overall"))).isEqualTo(2.0 * 2 / 11, within(1e-12));
        assertThat(all.path("labels")
                        .valueStream()
                        .map(label -> label.path("label").asString()))
                .containsExactly("PER", "ORG", "LOC");
        assertThat(f1(all.at("/labels/0"))).isEqualTo(2.0 * 1 / 4, within(1e-12));
        assertThat(f1(all.at("/labels/1"))).isEqualTo(2.0 * 1 / 6, within(1e-12));
        assertThat(f1(all.at("/labels/2"))).isZero();
        assertThat(all.path("pairs")
                        .valueStream()
                        .map(pair ->
                                pair.path("a").asString() + "-" + pair.path("b").asString() + " " + pair.path("tasks")))
                .containsExactly(
                        id("ann@example.com") + "-" + id("bob@example.com") + " 2",
                        id("ann@example.com") + "-" + id("cy@example.com") + " 2",
                        id("bob@example.com") + "-" + id("cy@example.com") + " 1");
        assertThat(f1(all.at("/pairs/0"))).isEqualTo(2.0 / 5, within(1e-12));
        assertThat(f1(all.at("/pairs/1"))).isEqualTo(2.0 / 4, within(1e-12));
        assertThat(f1(all.at("/pairs/2"))).isZero();
        JsonNode ann = all.at("/annotators/0");
        assertThat(ann.path("email").asString()).isEqualTo("ann@example.com");
        assertThat(ann.path("tasks").asInt()).isEqualTo(3);
        assertThat(f1(ann)).isEqualTo(2.0 * 2 / 9, within(1e-12));
        assertThat(f1(ann.at("/windows/0"))).isEqualTo(2.0 * 2 / 9, within(1e-12));
        assertThat(all.path("edges").toString())
                .isEqualTo("[{\"label\":\"ORG\",\"text\":\" Ltd.\",\"start\":false,\"count\":2}]");
        assertThat(all.at("/overall/low").asDouble()).isBetween(0.0, 2.0 * 2 / 11);
        assertThat(all.at("/overall/high").asDouble()).isGreaterThan(2.0 * 2 / 11);
    }

    @Test
    void everyCoefficientCanBeChosen() {
        List<String> measures = quality(studio.ann(), "")
                .at("/controls/0/measures")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        assertThat(measures)
                .containsExactly(
                        "strict_f1",
                        "overlap_f1",
                        "share_f1",
                        "unitizing_alpha",
                        "krippendorff_alpha",
                        "fleiss_kappa",
                        "cohen_kappa",
                        "gwet_ac1");
        for (String measure : measures) {
            JsonNode told = quality(studio.ann(), "/agreement?measure=" + measure);
            assertThat(told.path("measure").asString()).isEqualTo(measure);
            assertThat(f1(told.path("overall"))).as(measure).isBetween(-1.0, 1.0);
        }
        assertThat(f1(quality(studio.ann(), "/agreement?measure=overlap_f1").path("overall")))
                .isEqualTo(2.0 * 4 / 11, within(1e-12));
    }

    @Test
    void aChangeIsSeenAtOnce() {
        assertThat(f1(quality(studio.ann(), "/agreement").at("/pairs/2"))).isZero();
        answer(studio.bob(), 2, span(0, 5, "PER"));
        assertThat(f1(quality(studio.ann(), "/agreement").at("/pairs/2"))).isEqualTo(0.5);
    }

    @Test
    void skipsAndEarlierAnswersOfOnePersonDoNotCount() {
        answer(studio.bob(), 1, span(0, 9, "ORG"));
        created(cy.post("/api/tasks/" + first + "/annotations?was_cancelled=1", "{\"result\": []}"));
        JsonNode all = quality(studio.ann(), "/agreement");
        assertThat(all.path("tasks").asInt()).isEqualTo(3);
        assertThat(f1(all.at("/pairs/2"))).isEqualTo(1);
    }

    @Test
    void aModelIsARaterWhereItIsAskedFor() {
        created(studio.ann()
                .post(
                        "/api/predictions",
                        "{\"task\": " + (first + 3) + ", \"model_version\": \"v1\", \"result\": [" + span(0, 5, "PER")
                                + "]}"));
        created(studio.ann()
                .post(
                        "/api/predictions",
                        "{\"task\": " + (first + 2) + ", \"model_version\": \"v1\", \"result\": [" + span(0, 5, "PER")
                                + "]}"));
        assertThat(quality(studio.ann(), "").path("models").toString()).isEqualTo("[\"v1\"]");
        assertThat(quality(studio.ann(), "/agreement").path("tasks").asInt()).isEqualTo(3);
        JsonNode all = quality(studio.ann(), "/agreement?models=v1");
        assertThat(all.path("tasks").asInt()).isEqualTo(4);
        JsonNode model = all.at("/annotators/3");
        assertThat(model.path("id").asString()).isEqualTo("model:v1");
        assertThat(model.path("model").asString()).isEqualTo("v1");
        assertThat(model.path("user").isNull()).isTrue();
        // With ann on Paris 0 of 2, with cy 1 of 2, with cy on the last 0 of 1.
        assertThat(f1(model)).isEqualTo(2.0 / 5, within(1e-12));
    }

    @Test
    void modelsAreComparedWithEachOtherAndWithPeopleByF1AndKappa() {
        for (String version : List.of("v1", "v2")) {
            for (int task = 0; task < 2; task++) {
                String found =
                        task == 0 ? span(0, 3, "PER") + (version.equals("v1") ? "" : "," + span(8, 11, "PER")) : "";
                created(studio.ann()
                        .post(
                                "/api/predictions",
                                "{\"task\": " + (first + task) + ", \"model_version\": \"" + version
                                        + "\", \"result\": [" + found + "]}"));
            }
        }
        JsonNode all = quality(studio.ann(), "/agreement?models=v1,v2&measure=share_f1");
        List<JsonNode> pairs = all.path("pairs").valueStream().toList();
        JsonNode models = pairs.getLast();
        assertThat(models.path("a").asString() + " " + models.path("b").asString())
                .isEqualTo("model:v1 model:v2");
        assertThat(models.path("tasks").asInt()).isEqualTo(2);
        assertThat(models.path("strict_f1").asDouble()).isEqualTo(2.0 / 3, within(1e-12));
        // Of 7 words v1 has one begun person, v2 two, and 6 are alike: expected (1 x 2 + 6 x 5) / 49.
        assertThat(models.path("cohen_kappa").asDouble())
                .isEqualTo((6.0 / 7 - 32.0 / 49) / (1 - 32.0 / 49), within(1e-12));
        JsonNode annAndV2 = pairs.stream()
                .filter(pair -> pair.path("a").asString().equals(id("ann@example.com"))
                        && pair.path("b").asString().equals("model:v2"))
                .findFirst()
                .orElseThrow();
        // Both names are found by both, the company by ann alone.
        assertThat(annAndV2.path("strict_f1").asDouble()).isEqualTo(4.0 / 5, within(1e-12));
    }

    @Test
    void disagreementsComeWorstFirstAndByKind() {
        JsonNode all = quality(studio.ann(), "/disagreements");
        assertThat(all.path("count").asInt()).isEqualTo(3);
        assertThat(all.path("results").toString())
                .isEqualTo(
                        "[{\"task\":" + (first + 2)
                                + ",\"agreement\":0.0,\"annotators\":2,\"label\":1,\"boundary\":0,\"missing\":0},"
                                + "{\"task\":" + (first + 1)
                                + ",\"agreement\":0.3333333333333333,\"annotators\":3,\"label\":0,\"boundary\":2,\"missing\":0},"
                                + "{\"task\":" + first
                                + ",\"agreement\":0.6666666666666666,\"annotators\":2,\"label\":0,\"boundary\":0,\"missing\":1}]");
        assertThat(quality(studio.ann(), "/disagreements?kind=boundary")
                        .at("/results/0/task")
                        .asLong())
                .isEqualTo(first + 1);
        assertThat(quality(studio.ann(), "/disagreements?page=3&page_size=1")
                        .at("/results/0/task")
                        .asLong())
                .isEqualTo(first);
        String both = id("ann@example.com") + "," + id("cy@example.com");
        JsonNode two = quality(studio.ann(), "/disagreements?between=" + both);
        assertThat(two.path("count").asInt()).isEqualTo(1);
    }

    @Test
    void aTaskIsShownSideBySide() {
        JsonNode task = quality(studio.ann(), "/tasks/" + (first + 1));
        assertThat(task.path("text").asString()).isEqualTo("Acme Ltd. grows");
        assertThat(task.path("annotators").size()).isEqualTo(3);
        assertThat(task.path("groups").size()).isEqualTo(1);
        JsonNode group = task.at("/groups/0");
        assertThat(group.path("kind").asString()).isEqualTo("boundary");
        assertThat(group.path("text").asString()).isEqualTo("Acme Ltd.");
        assertThat(group.path("marks")
                        .valueStream()
                        .map(mark -> mark.path("annotator").asString() + " "
                                + mark.path("text").asString()))
                .containsExactly(
                        id("bob@example.com") + " Acme",
                        id("ann@example.com") + " Acme Ltd.",
                        id("cy@example.com") + " Acme Ltd.");
        JsonNode missing = quality(studio.ann(), "/tasks/" + first).at("/groups/1");
        assertThat(missing.path("kind").asString()).isEqualTo("missing");
        assertThat(missing.path("missing").toString()).isEqualTo("[\"" + id("bob@example.com") + "\"]");
        assertThat(studio.ann()
                        .get("/api/tagloop/projects/" + project + "/quality/tasks/99999")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aTaskOfAnotherProjectIsNotShown() {
        long other = studio.project(TestStudio.NER);
        assertThat(studio.ann()
                        .get("/api/tagloop/projects/" + other + "/quality/tasks/" + first)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void reliabilityIsLearnedInThreeWays() {
        for (String method : List.of("sequence", "dawid_skene", "mace")) {
            JsonNode all = quality(studio.ann(), "/reliability?method=" + method);
            assertThat(all.path("annotators").size()).isEqualTo(3);
            all.path("annotators")
                    .forEach(one -> assertThat(one.path("accuracy").asDouble()).isBetween(0.0, 1.0));
            assertThat(all.at("/annotators/1/tasks").asInt()).isEqualTo(2);
            assertThat(all.at("/annotators/0/windows/0/tasks").asInt()).isEqualTo(3);
        }
        JsonNode spans = quality(studio.ann(), "/reliability");
        assertThat(spans.path("method").asString()).isEqualTo("sequence");
        assertThat(spans.at("/annotators/0/f1").asDouble())
                .isGreaterThan(spans.at("/annotators/1/f1").asDouble());
    }

    @Test
    void choicesAreComparedByCategories() {
        project = studio.project("<View><Text name=\"text\" value=\"$text\"/><Choices name=\"c\" toName=\"text\">"
                + "<Choice value=\"good\"/><Choice value=\"bad\"/></Choices></View>");
        first = studio.importTasks(
                        project,
                        "[{\"data\": {\"text\": \"a\"}}, {\"data\": {\"text\": \"b\"}}, {\"data\": {\"text\": \"c\"}}]")
                .at("/task_ids/0")
                .asLong();
        choose(studio.ann(), 0, "good");
        choose(studio.bob(), 0, "good");
        choose(studio.ann(), 1, "bad");
        choose(studio.bob(), 1, "bad");
        choose(studio.ann(), 2, "bad");
        choose(studio.bob(), 2, "good");
        JsonNode all = quality(studio.ann(), "/agreement?measure=cohen_kappa");
        assertThat(all.path("kind").asString()).isEqualTo("choices");
        assertThat(f1(all.path("overall"))).isEqualTo((2.0 / 3 - 4.0 / 9) / (1 - 4.0 / 9), within(1e-12));
        JsonNode usual = quality(studio.ann(), "/agreement");
        assertThat(usual.path("measure").asString()).isEqualTo("krippendorff_alpha");
        assertThat(usual.at("/pairs/0/cohen_kappa").asDouble()).isEqualTo(0.4, within(1e-12));
        assertThat(usual.path("pairs").get(0).has("strict_f1")).isFalse();
        assertThat(studio.ann()
                        .get("/api/tagloop/projects/" + project + "/quality/agreement?measure=strict_f1")
                        .status())
                .isEqualTo(400);
        JsonNode worst = quality(studio.ann(), "/disagreements").at("/results/0");
        assertThat(worst.path("task").asLong()).isEqualTo(first + 2);
        assertThat(worst.path("agreement").asDouble()).isZero();
        assertThat(quality(studio.ann(), "/tasks/" + (first + 2))
                        .path("answers")
                        .toString())
                .isEqualTo("[{\"annotator\":\"" + id("ann@example.com") + "\",\"choice\":\"bad\"},{\"annotator\":\""
                        + id("bob@example.com") + "\",\"choice\":\"good\"}]");
        assertThat(quality(studio.ann(), "/reliability")
                        .at("/annotators/0/confusion")
                        .size())
                .isEqualTo(4);
    }

    private void choose(Http who, int task, String choice) {
        answer(
                who,
                task,
                "{\"from_name\": \"c\", \"to_name\": \"text\", \"type\": \"choices\", \"value\": {\"choices\": [\""
                        + choice + "\"]}}");
    }

    @Test
    void anAnnotatorSeesTheirOwnFiguresAloneAndNoSingleAnswerOfOthers() {
        roles(true);
        String path = "/api/tagloop/projects/" + project + "/quality";
        assertThat(studio.bob().get(path + "/disagreements").status()).isEqualTo(403);
        assertThat(studio.bob().get(path + "/tasks/" + first).status()).isEqualTo(403);
        JsonNode few = quality(studio.bob(), "/agreement");
        assertThat(few.path("own").asBoolean()).isTrue();
        assertThat(few.path("tasks").asInt()).isEqualTo(2);
        assertThat(few.at("/overall/value").isNull()).isTrue();
        assertThat(few.at("/annotators/0/windows/0/value").isNull()).isTrue();
        assertThat(few.path("pairs").toString()).isEqualTo("[]");
        assertThat(few.path("edges").toString()).isEqualTo("[]");
        roles(false);
        for (int i = 0; i < 4; i++) {
            long task = studio.task(project, "Bob");
            for (Http who : List.of(studio.ann(), cy, studio.bob())) {
                created(who.post("/api/tasks/" + task + "/annotations", "{\"result\": [" + span(0, 3, "PER") + "]}"));
            }
        }
        roles(true);
        JsonNode own = quality(studio.bob(), "/agreement");
        // Eight pairs of bob agree on Bob, one on Ann; marked 8 x 2, 3 and 2 x 2.
        assertThat(f1(own.path("overall"))).isEqualTo(2.0 * 9 / 23, within(1e-12));
        assertThat(own.path("annotators")
                        .valueStream()
                        .map(one -> one.path("email").asString()))
                .containsExactly("bob@example.com");
        JsonNode reliability = quality(studio.bob(), "/reliability");
        assertThat(reliability
                        .path("annotators")
                        .valueStream()
                        .map(one -> one.path("email").asString()))
                .containsExactly("bob@example.com");
    }

    private void roles(boolean on) {
        ok(studio.ann().patch("/api/tagloop/projects/" + project + "/roles", "{\"enabled\": " + on + "}"));
    }

    @Test
    void whatCannotBeAskedSaysWhatCan() {
        String path = "/api/tagloop/projects/" + project + "/quality";
        assertThat(studio.ann().get(path + "/agreement?measure=luck").text()).contains("strict_f1");
        assertThat(studio.ann().get(path + "/agreement?control=nope").text()).contains("ner");
        assertThat(studio.ann().get(path + "/agreement?timezone=Mars").status()).isEqualTo(400);
        assertThat(studio.ann().get(path + "/agreement?period=year").status()).isEqualTo(400);
        assertThat(studio.ann().get(path + "/reliability?method=luck").text()).contains("mace");
        assertThat(studio.ann().get(path + "/disagreements?kind=luck").status()).isEqualTo(400);
        long bare = studio.project("<View><Text name=\"text\" value=\"$text\"/></View>");
        String nothing = "/api/tagloop/projects/" + bare + "/quality";
        assertThat(studio.ann().get(nothing + "/agreement").status()).isEqualTo(400);
        assertThat(ok(studio.ann().get(nothing)).path("controls").size()).isZero();
    }
}
