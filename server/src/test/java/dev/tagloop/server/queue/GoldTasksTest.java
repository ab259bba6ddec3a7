package dev.tagloop.server.queue;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tasks whose answer is known come among the others, nobody can tell, and those who run the project see how well people do on them. */
class GoldTasksTest {
    private static final int KNOWN = 3;

    @TempDir
    static Path folder;

    private static TestStudio studio;
    private long project;
    private String gold;
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
        gold = "/api/tagloop/projects/" + project + "/gold";
        List<String> tasks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            tasks.add("{\"text\": \"Ann lives in Oslo " + i + "\"}");
        }
        first = studio.importTasks(project, tasks.toString())
                .get("task_ids")
                .get(0)
                .asLong();
        for (long number = 0; number < KNOWN; number++) {
            answer(studio.ann(), first + number, person(0, 3) + ", " + place(13, 17), ", \"ground_truth\": true");
        }
    }

    private static String person(int start, int end) {
        return region(start, end, "PER");
    }

    private static String place(int start, int end) {
        return region(start, end, "LOC");
    }

    private static String region(int start, int end, String label) {
        return "{\"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\", \"value\": {\"start\": " + start
                + ", \"end\": " + end + ", \"labels\": [\"" + label + "\"]}}";
    }

    private static void answer(Http http, long task, String regions, String more) {
        created(http.post("/api/tasks/" + task + "/annotations", "{\"result\": [" + regions + "]" + more + "}"));
    }

    private JsonNode next(Http http) {
        return ok(http.get("/api/projects/" + project + "/next"));
    }

    private void every(int count) {
        ok(studio.ann().patch(gold, "{\"every\": " + count + "}"));
    }

    @Test
    void withoutTheSettingNoFinishedTaskComesBack() {
        assertThat(next(studio.bob()).get("id").asLong()).isEqualTo(first + KNOWN);
        assertThat(ok(studio.ann().get(gold)).toString()).isEqualTo("{\"every\":0,\"tasks\":3,\"people\":[]}");
    }

    @Test
    void aKnownTaskLooksLikeAnyOtherAndStaysUntilItIsAnswered() {
        every(1);
        JsonNode known = next(studio.bob());
        assertThat(known.get("id").asLong()).isEqualTo(first);
        assertThat(next(studio.bob()).get("id").asLong()).isEqualTo(first);
        answer(studio.bob(), first, "", "");
        answer(studio.bob(), next(studio.bob()).get("id").asLong(), "", "");
        answer(studio.bob(), next(studio.bob()).get("id").asLong(), "", "");
        JsonNode other = next(studio.bob());
        assertThat(other.get("id").asLong()).isEqualTo(first + KNOWN);
        for (String field : other.propertyNames()) {
            if (!Set.of("id", "inner_id", "data", "unique_lock_id", "created_at", "updated_at")
                    .contains(field)) {
                assertThat(known.get(field)).as(field).isEqualTo(other.get(field));
            }
        }
        assertThat(known.propertyNames()).isEqualTo(other.propertyNames());
    }

    @Test
    void aKnownTaskNamesTheQueueOfWhatWouldHaveComeInItsPlace() {
        ok(studio.ann()
                .post(
                        "/api/tagloop/projects/" + project + "/assignments",
                        "{\"users\": [2], \"tasks\": [" + (first + KNOWN) + "], \"mode\": \"add\"}"));
        every(1);
        JsonNode known = next(studio.bob());
        assertThat(known.get("id").asLong()).isEqualTo(first);
        assertThat(known.get("queue").asString()).isEqualTo("Manually assigned queue");
    }

    @Test
    void aKnownTaskBelongsToTheUsualQueueWhenNothingElseWaits() {
        ok(studio.ann().patch("/api/tagloop/projects/" + project + "/work", "{\"assigned_only\": true}"));
        every(1);
        JsonNode known = next(studio.bob());
        assertThat(known.get("id").asLong()).isEqualTo(first);
        assertThat(known.get("queue").asString()).isEqualTo("Manually assigned queue");
    }

    @Test
    void whoeverToldTheAnswerIsNotAskedForIt() {
        every(1);
        assertThat(next(studio.ann()).get("id").asLong()).isEqualTo(first + KNOWN);
    }

    @Test
    void aTaskThatSomebodyElseHoldsOrThatIsMeantForOthersIsNotWovenIn() {
        every(1);
        assertThat(next(studio.bob()).get("id").asLong()).isEqualTo(first);
        Http cat = studio.member("cat@example.com");
        assertThat(next(cat).get("id").asLong()).isEqualTo(first + 1);
        ok(studio.ann()
                .post(
                        "/api/tagloop/projects/" + project + "/assignments",
                        "{\"users\": [1], \"tasks\": [" + (first + 2) + "], \"mode\": \"add\"}"));
        assertThat(next(studio.member("dan@example.com")).get("id").asLong()).isEqualTo(first + KNOWN);
    }

    @Test
    void noAnswerOfTheServerTellsAnAnnotatorWhatIsRight() {
        every(1);
        ok(studio.ann().patch("/api/tagloop/projects/" + project + "/roles", "{\"enabled\": true}"));
        long task = next(studio.bob()).get("id").asLong();
        long known = ok(studio.ann().get("/api/tasks/" + task))
                .get("annotations")
                .get(0)
                .get("id")
                .asLong();
        List<String> seen = new ArrayList<>();
        for (String path : List.of(
                "/api/tasks/" + task,
                "/api/tasks?project=" + project + "&fields=all",
                "/api/projects/" + project + "/next",
                "/api/tasks/" + task + "/annotations",
                "/api/annotations/" + known,
                gold,
                "/api/tagloop/projects/" + project + "/dashboard",
                "/api/projects/" + project + "/export?exportType=JSON&download_all_tasks=true")) {
            Http.Answer answer = studio.bob().get(path);
            if (answer.status() < 300) {
                seen.add(answer.text());
            }
        }
        assertThat(seen)
                .hasSizeGreaterThan(2)
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain("\"start\"")
                        .doesNotContain("\"LOC\"")
                        .doesNotContain("\"ground_truth\":true"));
        assertThat(studio.bob().get(gold).status()).isEqualTo(403);
        assertThat(studio.bob().patch(gold, "{\"every\": 0}").status()).isEqualTo(403);
    }

    @Test
    void aKnownTaskReadByItsIdOrInAListLooksLikeAnyOther() {
        ok(studio.ann().patch("/api/projects/" + project, "{\"maximum_annotations\": 2}"));
        every(1);
        ok(studio.ann().patch("/api/tagloop/projects/" + project + "/roles", "{\"enabled\": true}"));
        long other = first + KNOWN;
        ok(studio.ann()
                .post(
                        "/api/tagloop/projects/" + project + "/assignments",
                        "{\"users\": [2], \"tasks\": [" + other + "], \"mode\": \"add\"}"));
        assertThat(next(studio.bob()).get("id").asLong()).isEqualTo(first);
        looksAlike(other, 0);
        assertThat(annotated("")).isEmpty();
        assertThat(annotated("&only_annotated=true")).isEmpty();

        answer(studio.bob(), first, person(0, 3), "");
        answer(studio.bob(), other, person(0, 3), "");
        Http cat = studio.member("cat@example.com");
        assertThat(next(cat).get("id").asLong()).isEqualTo(first);
        answer(cat, first, person(0, 3), "");
        looksAlike(other, 1);
        assertThat(annotated("")).containsExactly(first, other);
        assertThat(annotated("&only_annotated=true")).containsExactly(first, other);
        // Who runs the project sees what is there.
        assertThat(ok(studio.ann().get("/api/tasks/" + first))
                        .get("total_annotations")
                        .asLong())
                .isEqualTo(3);
    }

    /** @param annotations of each of the two tasks, as far as Bob is told */
    private void looksAlike(long other, int annotations) {
        for (String list : List.of("&fields=all", "")) {
            JsonNode page = ok(studio.bob().get("/api/tasks?project=" + project + list));
            assertThat(page.get("total_annotations").asInt()).isEqualTo(2 * annotations);
            looksAlike(page.at("/tasks/0"), page.at("/tasks/1"), annotations);
        }
        JsonNode plain = ok(studio.bob().get("/api/projects/" + project + "/tasks"));
        assertThat(plain).hasSize(2);
        looksAlike(plain.get(0), plain.get(1), annotations);
        looksAlike(
                ok(studio.bob().get("/api/tasks/" + first)), ok(studio.bob().get("/api/tasks/" + other)), annotations);
    }

    private static void looksAlike(JsonNode one, JsonNode two, int annotations) {
        Set<String> own = Set.of(
                "id", "inner_id", "data", "created_at", "updated_at", "completed_at", "annotations", "annotations_ids");
        assertThat(one.propertyNames()).isEqualTo(two.propertyNames()).contains("total_annotations");
        for (String field : one.propertyNames()) {
            if (!own.contains(field)) {
                assertThat(one.get(field)).as(field).isEqualTo(two.get(field));
            }
        }
        for (JsonNode task : List.of(one, two)) {
            assertThat(task.get("total_annotations").asInt()).isEqualTo(annotations);
            assertThat(task.get("updated_at").equals(task.get("created_at"))).isEqualTo(annotations == 0);
            assertThat(task.get("is_labeled").asBoolean()).isFalse();
        }
    }

    /** The tasks that a filter on the number of annotations, or the flag of the address, finds for Bob. */
    private List<Long> annotated(String flag) {
        String filter =
                "{\"filters\": {\"conjunction\": \"and\", \"items\": [{\"filter\": \"filter:tasks:total_annotations\","
                        + " \"operator\": \"greater\", \"type\": \"Number\", \"value\": 0}, {\"filter\": \"filter:tasks:updated_by\","
                        + " \"operator\": \"contains\", \"type\": \"List\", \"value\": 2}]}}";
        String asked = flag.isEmpty() ? "&query=" + URLEncoder.encode(filter, StandardCharsets.UTF_8) : flag;
        return ok(studio.bob().get("/api/tasks?project=" + project + asked))
                .get("tasks")
                .valueStream()
                .map(task -> task.get("id").asLong())
                .toList();
    }

    @Test
    void peopleAreMeasuredBySpansAndByWholeTasks() {
        answer(studio.bob(), first, person(0, 3) + ", " + place(13, 17), "");
        answer(studio.bob(), first + 1, place(13, 17), "");
        answer(studio.bob(), first + 2, place(0, 3) + ", " + place(13, 17), "");
        answer(studio.bob(), first + KNOWN, place(0, 3), "");
        JsonNode measured = ok(studio.ann().get(gold)).get("people");
        assertThat(measured).hasSize(1);
        JsonNode bob = measured.get(0);
        assertThat(bob.get("user").asLong()).isEqualTo(2);
        assertThat(bob.get("tasks").asLong()).isEqualTo(3);
        // 4 of 6 known ones found by 5 marks.
        assertThat(bob.get("f1").get("value").asDouble()).isCloseTo(8.0 / 11, within(1e-12));
        assertThat(bob.get("right").get("value").asDouble()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(bob.get("f1").get("low").asDouble())
                .isLessThan(bob.get("f1").get("high").asDouble());
    }

    @Test
    void aHashDecidesSoThatTheShareIsKeptAndPeopleDiffer() {
        GoldTurn turn = new GoldTurn(10);
        long of = LongStream.rangeClosed(1, 20_000)
                .filter(last -> turn.isIt(7, last))
                .count();
        assertThat(of).isBetween(1_880L, 2_120L);
        Set<List<Boolean>> rhythms = new HashSet<>();
        for (long user = 1; user <= 20; user++) {
            long person = user;
            rhythms.add(LongStream.range(0, 100)
                    .mapToObj(last -> turn.isIt(person, last))
                    .toList());
        }
        assertThat(rhythms).hasSize(20);
        assertThat(new GoldTurn(0).isOff()).isTrue();
        assertThat(new GoldTurn(1).isIt(3, 0)).isTrue();
    }

    @Test
    void aRateThatCannotBeIsRefused() {
        assertThat(studio.ann().patch(gold, "{\"every\": -1}").status()).isEqualTo(400);
        assertThat(studio.ann().patch(gold, "{}").status()).isEqualTo(400);
        every(3);
        assertThat(ok(studio.ann().get(gold)).get("every").asLong()).isEqualTo(3);
    }
}
