package dev.tagloop.server.adjudication;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class AdjudicationTest {
    /** Emoji, CRLF and right to left before what is marked: 0..3 Ann, 6..9 Rom in code points. */
    private static final String TEXT = "Ann\ud83d\ude00\r\nRom \u05e9\u05dc\u05d5\u05dd Acme";

    @TempDir
    static Path folder;

    private static TestStudio studio;
    private Http cid;
    private long project;
    private long task;

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
        cid = studio.member("cid@example.com");
        project = studio.project(TestStudio.NER);
        task = studio.task(project, TEXT);
    }

    private static String span(String id, int start, int end, String label) {
        return "{\"id\": \"%s\", \"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\", \"value\":"
                        .formatted(id)
                + " {\"start\": %d, \"end\": %d, \"text\": \"x\", \"labels\": [\"%s\"]}}".formatted(start, end, label);
    }

    private static long annotate(Http who, long task, String... spans) {
        return created(who.post(
                        "/api/tasks/" + task + "/annotations", "{\"result\": [" + String.join(",", spans) + "]}"))
                .get("id")
                .asLong();
    }

    private static String path(long task) {
        return "/api/tagloop/tasks/" + task + "/adjudication";
    }

    /** The options of each item by the places of their marks, with how many say so. */
    private static List<String> items(JsonNode alignment) {
        return alignment
                .get("items")
                .valueStream()
                .map(item -> item.get("options")
                                .valueStream()
                                .map(option -> said(option.get("result")) + "*"
                                        + option.get("voices").size())
                                .collect(Collectors.joining(" | "))
                        + (item.get("settled").isNull() ? " ?" : " =" + item.get("settled")))
                .toList();
    }

    private static String said(JsonNode result) {
        return result.valueStream()
                .map(region -> region.at("/value/start") + "-" + region.at("/value/end") + " "
                        + region.at("/value/labels/0").asString())
                .collect(Collectors.joining(" & "));
    }

    private static String stored(Http who, long annotation) {
        return said(ok(who.get("/api/annotations/" + annotation)).get("result"));
    }

    @Test
    void disputesAreDecidedAndTheResultIsAGroundTruthWithItsProvenance() {
        long anns = annotate(studio.ann(), task, span("a", 0, 3, "PER"), span("b", 6, 9, "LOC"));
        long bobs =
                annotate(studio.bob(), task, span("a", 0, 3, "PER"), span("b", 6, 9, "ORG"), span("c", 15, 19, "ORG"));
        JsonNode seen = ok(cid.get(path(task)));
        assertThat(items(seen)).containsExactly("0-3 PER*2 =0", "6-9 LOC*1 | 6-9 ORG*1 ?", "15-19 ORG*1 | *1 ?");
        assertThat(seen.get("disputes").asInt()).isEqualTo(2);
        assertThat(seen.at("/voices/1/user/email").asString()).isEqualTo("bob@example.com");
        String fingerprint = seen.get("fingerprint").asString();

        Http.Answer early = cid.post(path(task), "{\"decisions\": [{\"item\": 1, \"option\": 0}]}");
        assertThat(early.status()).isEqualTo(400);
        assertThat(early.text()).contains("Of 2 disputes 1 are not decided, the first is item 2");

        String before = ok(cid.get("/api/annotations/" + bobs)).toString();
        JsonNode made = created(
                cid.post(
                        path(task),
                        "{\"fingerprint\": \"" + fingerprint
                                + "\", \"lead_time\": 12.5, \"decisions\": [{\"item\": 1, \"option\": 1}, {\"item\": 2, \"option\": null}]}"));
        long truth = made.get("annotation").asLong();
        JsonNode annotation = ok(cid.get("/api/annotations/" + truth));
        assertThat(annotation.get("ground_truth").asBoolean()).isTrue();
        assertThat(annotation.get("completed_by").asLong()).isEqualTo(studio.id("cid@example.com"));
        assertThat(annotation.get("lead_time").asDouble()).isEqualTo(12.5);
        assertThat(stored(cid, truth)).isEqualTo("0-3 PER & 6-9 ORG");
        assertThat(ok(cid.get("/api/annotations/" + bobs)).toString()).isEqualTo(before);

        JsonNode provenance = ok(cid.get("/api/tagloop/annotations/" + truth + "/provenance"));
        assertThat(provenance.at("/adjudication/method").asString()).isEqualTo("hand");
        assertThat(provenance.at("/adjudication/by/email").asString()).isEqualTo("cid@example.com");
        assertThat(provenance.get("regions").valueStream().map(JsonNode::toString))
                .containsExactly(
                        "{\"region\":\"a\",\"annotation\":" + anns
                                + ",\"prediction\":null,\"decided\":false,\"state\":\"taken\"}",
                        "{\"region\":\"b\",\"annotation\":" + bobs
                                + ",\"prediction\":null,\"decided\":true,\"state\":\"taken\"}");
        // What came of it is no voice, and deciding again changes it.
        JsonNode again = ok(cid.get(path(task)));
        assertThat(again.get("voices")).hasSize(2);
        assertThat(again.at("/adjudication/annotation").asLong()).isEqualTo(truth);
        assertThat(created(studio.ann().post(path(task), "{\"leave_open\": true}"))
                        .get("annotation")
                        .asLong())
                .isEqualTo(truth);
        assertThat(stored(cid, truth)).isEqualTo("0-3 PER");
        assertThat(ok(cid.get("/api/tagloop/annotations/" + truth + "/history")).get("results"))
                .hasSize(2);
    }

    @Test
    void provenanceTellsWhatWasChangedAfterwards() {
        annotate(studio.ann(), task, span("a", 0, 3, "PER"), span("b", 6, 9, "LOC"));
        annotate(studio.bob(), task, span("a", 0, 3, "PER"), span("b", 6, 9, "LOC"));
        long truth = created(cid.post(path(task), "{}")).get("annotation").asLong();
        ok(cid.patch(
                "/api/annotations/" + truth,
                "{\"result\": [" + span("a", 0, 4, "PER") + ", " + span("n", 15, 19, "ORG") + "]}"));
        assertThat(ok(cid.get("/api/tagloop/annotations/" + truth + "/provenance"))
                        .get("regions")
                        .valueStream()
                        .map(region -> region.get("region").asString() + " "
                                + region.get("state").asString()))
                .containsExactly("a changed", "b removed", "n added");
        JsonNode plain = ok(cid.get("/api/tagloop/annotations/" + annotate(cid, task) + "/provenance"));
        assertThat(plain.get("adjudication").isNull()).isTrue();
    }

    @Test
    void aDecisionAboutWhatWasChangedMeanwhileIsRefused() {
        annotate(studio.ann(), task, span("a", 0, 3, "PER"));
        long bobs = annotate(studio.bob(), task, span("b", 0, 3, "ORG"));
        String fingerprint = ok(cid.get(path(task))).get("fingerprint").asString();
        ok(studio.bob().patch("/api/annotations/" + bobs, "{\"result\": [" + span("b", 0, 3, "LOC") + "]}"));
        Http.Answer answer = cid.post(
                path(task),
                "{\"fingerprint\": \"" + fingerprint + "\", \"decisions\": [{\"item\": 0, \"option\": 0}]}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(ok(cid.get("/api/tasks/" + task)).get("annotations")).hasSize(2);
        for (String wrong : List.of(
                "{\"decisions\": [{\"item\": 7, \"option\": 0}]}",
                "{\"decisions\": [{\"item\": 0, \"option\": 9}]}",
                "{\"decisions\": [{\"item\": \"x\"}]}",
                "{\"agree\": 0}",
                "{\"models\": [1]}")) {
            assertThat(cid.post(path(task), wrong).status()).as(wrong).isEqualTo(400);
        }
        assertThat(cid.post(path(studio.task(project, "b")), "{}").text()).contains("has no submitted annotation");
    }

    @Test
    void twoOfThreeSettleAndAModelHasASayWhereItIsAsked() {
        annotate(studio.ann(), task, span("a", 0, 3, "PER"));
        annotate(studio.bob(), task, span("b", 0, 3, "ORG"));
        created(studio.ann()
                .post(
                        "/api/predictions",
                        "{\"task\": " + task + ", \"model_version\": \"m 1\", \"result\": [" + span("p", 0, 3, "PER")
                                + "]}"));
        assertThat(items(ok(cid.get(path(task))))).containsExactly("0-3 PER*1 | 0-3 ORG*1 ?");
        assertThat(items(ok(cid.get(path(task) + "?agree=2&models=m%201"))))
                .containsExactly("0-3 ORG*1 | *2 =1", "0-3 PER*2 | *1 =0");
        long truth = created(cid.post(path(task), "{\"agree\": 2, \"models\": [\"m 1\"]}"))
                .get("annotation")
                .asLong();
        assertThat(stored(cid, truth)).isEqualTo("0-3 PER");
    }

    @Test
    void theQueueHasTheMostDisputedFirstAndForgetsWhatIsDone() {
        long second = studio.task(project, TEXT);
        long agreed = studio.task(project, TEXT);
        long alone = studio.task(project, TEXT);
        annotate(studio.ann(), task, span("a", 0, 3, "PER"));
        annotate(studio.bob(), task, span("b", 0, 3, "ORG"));
        annotate(studio.ann(), second, span("a", 0, 3, "PER"), span("c", 6, 9, "LOC"));
        long bobs = annotate(studio.bob(), second, span("b", 0, 3, "ORG"));
        annotate(studio.ann(), agreed, span("a", 0, 3, "PER"));
        annotate(studio.bob(), agreed, span("a", 0, 3, "PER"));
        annotate(studio.bob(), alone, span("a", 0, 3, "PER"));
        assertThat(queue()).containsExactly(second + ":2/2", task + ":1/1", agreed + ":0/1");
        ok(studio.bob()
                .patch(
                        "/api/annotations/" + bobs,
                        "{\"result\": [" + span("a", 0, 3, "PER") + "," + span("c", 6, 9, "LOC") + "]}"));
        assertThat(queue()).containsExactly(task + ":1/1", second + ":0/2", agreed + ":0/1");
        created(cid.post(path(task), "{\"decisions\": [{\"item\": 0, \"option\": 1}]}"));
        assertThat(queue()).containsExactly(second + ":0/2", agreed + ":0/1");
        assertThat(ok(cid.get("/api/tagloop/projects/" + project + "/adjudication?page_size=1"))
                        .get("results"))
                .hasSize(1);
    }

    private List<String> queue() {
        return ok(cid.get("/api/tagloop/projects/" + project + "/adjudication"))
                .get("results")
                .valueStream()
                .map(row -> row.get("task") + ":" + row.get("disputes") + "/" + row.get("items"))
                .toList();
    }

    @Test
    void aRuleTellsWhatItWouldDecideDecidesItAndIsUndone() throws Exception {
        long open = studio.task(project, TEXT);
        for (Http who : List.of(studio.ann(), studio.bob())) {
            annotate(who, task, span("a", 0, 3, "PER"));
        }
        annotate(cid, task, span("a", 0, 3, "ORG"));
        annotate(studio.ann(), open, span("a", 0, 3, "PER"));
        annotate(studio.bob(), open, span("a", 0, 3, "ORG"));
        String tasks = ok(cid.get("/api/tasks/" + task)).toString();

        JsonNode preview = rule("{\"rule\": \"majority\"}");
        assertThat(preview.toString())
                .isEqualTo("{\"rule\":\"majority\",\"preview\":true,\"tasks\":2,\"decided\":1,\"regions\":1,"
                        + "\"settled_disputes\":1,\"open_disputes\":1,\"left\":[{\"task\":" + open
                        + ",\"disputes\":1}],\"weights\":[],\"undo\":null}");
        assertThat(queue()).hasSize(2);

        JsonNode done = rule("{\"rule\": \"majority\", \"preview\": false}");
        assertThat(queue()).containsExactly(open + ":1/1");
        JsonNode after = ok(cid.get(path(task)));
        assertThat(after.at("/adjudication/method").asString()).isEqualTo("majority");
        assertThat(stored(cid, after.at("/adjudication/annotation").asLong())).isEqualTo("0-3 PER");

        ok(studio.ann()
                .post(
                        "/api/tagloop/trash/" + done.at("/undo/kind").asString() + "/" + done.at("/undo/id")
                                + "/restore",
                        ""));
        assertThat(queue()).hasSize(2);
        assertThat(ok(cid.get("/api/tasks/" + task)).get("annotations")).hasSize(3);
        assertThat(ok(cid.get("/api/tasks/" + task)).get("total_annotations").toString())
                .isEqualTo("3");
        assertThat(tasks).contains("\"total_annotations\":3");
    }

    @Test
    void whoWasMoreOftenRightWinsByReliability() throws Exception {
        // cid is wrong in every task but the last, where ann is silent and cid and bob differ.
        for (int i = 0; i < 6; i++) {
            long one = studio.task(project, TEXT);
            annotate(studio.ann(), one, span("a", 0, 3, "PER"), span("b", 6, 9, "LOC"));
            annotate(studio.bob(), one, span("a", 0, 3, "PER"), span("b", 6, 9, "LOC"));
            annotate(cid, one, span("a", 0, 3, "ORG"), span("b", 15, 19, "LOC"));
        }
        annotate(studio.bob(), task, span("a", 0, 3, "PER"));
        annotate(cid, task, span("a", 0, 3, "ORG"));
        JsonNode majority = rule("{\"rule\": \"majority\"}");
        assertThat(majority.get("left").get(0).get("task").asLong()).isEqualTo(task);
        JsonNode report = rule("{\"rule\": \"reliability\", \"preview\": false}");
        assertThat(report.get("decided").asInt()).isEqualTo(7);
        long truth = ok(cid.get(path(task))).at("/adjudication/annotation").asLong();
        assertThat(stored(cid, truth)).isEqualTo("0-3 PER");
        assertThat(report.get("weights")).hasSize(3);
        assertThat(report.at("/weights/2/spans").asDouble())
                .as("cid's")
                .isLessThan(report.at("/weights/0/spans").asDouble());
    }

    private JsonNode rule(String body) throws InterruptedException {
        String path = "/api/tagloop/projects/" + project + "/adjudication/rule";
        ok(studio.ann().post(path, body));
        JsonNode state = ok(studio.ann().get(path));
        while (state.at("/job/finished_at").isNull()) {
            Thread.sleep(10);
            state = ok(studio.ann().get(path));
        }
        assertThat(state.at("/job/state").asString()).isEqualTo("succeeded");
        return state.get("report");
    }
}
