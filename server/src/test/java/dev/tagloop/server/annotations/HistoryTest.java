package dev.tagloop.server.annotations;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import dev.tagloop.server.storage.TestDatabases;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The history says who, when, what and from which prediction, whoever wrote it, and any state comes back. */
class HistoryTest {
    @TempDir
    Path folder;

    private TestStudio studio;
    private long project;
    private long task;

    @BeforeEach
    void start() {
        studio = new TestStudio(folder);
        project = studio.project(TestStudio.NER);
        task = studio.task(project, "Ann Lee in Rome");
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    private static String region(String id, String label) {
        return "{\"id\": \"" + id + "\", \"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\","
                + " \"value\": {\"start\": 0, \"end\": 3, \"labels\": [\"" + label + "\"]}}";
    }

    private static String result(String... regions) {
        return "{\"result\": [" + String.join(", ", regions) + "]}";
    }

    private long annotate(String body) {
        return created(studio.ann().post("/api/tasks/" + task + "/annotations", body))
                .get("id")
                .asLong();
    }

    private List<JsonNode> history(long annotation) {
        return ok(studio.bob().get("/api/tagloop/annotations/" + annotation + "/history"))
                .get("results")
                .valueStream()
                .toList();
    }

    private List<String> story(long annotation) {
        return history(annotation).stream()
                .map(version ->
                        version.get("version") + " " + version.get("action").asString() + " "
                                + version.at("/user/email").asString().replace("@example.com", ""))
                .toList();
    }

    private JsonNode version(long annotation, int number) {
        return ok(studio.ann().get("/api/tagloop/annotations/" + annotation + "/history/" + number));
    }

    private long rows(String table) {
        return TestDatabases.jdbi(folder)
                .withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM " + table)
                        .mapTo(Long.class)
                        .one());
    }

    @Test
    void aFreshAnnotationIsItsOwnFirstVersionAndCostsNoRow() {
        long id = annotate("{\"result\": [" + region("a", "PER") + "], \"lead_time\": 4.5}");
        assertThat(story(id)).containsExactly("1 created ann");
        JsonNode first = history(id).getFirst();
        assertThat(first.get("lead_time").asDouble()).isEqualTo(4.5);
        assertThat(first.get("result_count").asLong()).isEqualTo(1);
        assertThat(first.get("created_at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(first.has("result")).isFalse();
        assertThat(version(id, 1).at("/result/0/id").asString()).isEqualTo("a");
        assertThat(rows("annotation_versions")).isZero();
        assertThat(rows("annotation_version_bodies")).isZero();
    }

    @Test
    void eachChangeIsAVersionAndEqualResultsAreStoredOnce() {
        long id = annotate(result(region("a", "PER")));
        ok(studio.bob().patch("/api/annotations/" + id, "{\"lead_time\": 9}"));
        ok(studio.bob().patch("/api/annotations/" + id, result(region("a", "PER"))));
        ok(studio.ann().patch("/api/annotations/" + id, result(region("a", "ORG"), region("b", "LOC"))));
        assertThat(story(id)).containsExactly("4 updated ann", "3 updated bob", "2 updated bob", "1 created ann");
        assertThat(rows("annotation_version_bodies")).isEqualTo(1);
        for (int number = 1; number <= 3; number++) {
            assertThat(version(id, number).at("/result/0/value/labels/0").asString())
                    .isEqualTo("PER");
        }
        assertThat(version(id, 4).get("result").size()).isEqualTo(2);
        assertThat(version(id, 1).get("lead_time").isNull()).isTrue();
        assertThat(version(id, 2).get("lead_time").asDouble()).isEqualTo(9);
        assertThat(history(id).getFirst().get("result_count").asLong()).isEqualTo(2);
    }

    @Test
    void aDiffTellsWhatCameWentAndChanged() {
        long id = annotate(result(region("a", "PER"), region("b", "LOC"), region("c", "LOC")));
        ok(studio.ann()
                .patch("/api/annotations/" + id, result(region("c", "LOC"), region("a", "ORG"), region("d", "PER"))));
        String path = "/api/tagloop/annotations/" + id + "/history/";
        JsonNode diff = ok(studio.ann().get(path + "2/diff?against=1"));
        assertThat(diff.get("added").size()).isEqualTo(1);
        assertThat(diff.at("/added/0/id").asString()).isEqualTo("d");
        assertThat(diff.get("removed").size()).isEqualTo(1);
        assertThat(diff.at("/removed/0/id").asString()).isEqualTo("b");
        assertThat(diff.get("changed").size()).isEqualTo(1);
        assertThat(diff.at("/changed/0/before/value/labels/0").asString()).isEqualTo("PER");
        assertThat(diff.at("/changed/0/after/value/labels/0").asString()).isEqualTo("ORG");
        assertThat(ok(studio.ann().get(path + "2/diff"))).isEqualTo(diff);
        assertThat(ok(studio.ann().get(path + "1/diff?against=2"))
                        .at("/added/0/id")
                        .asString())
                .isEqualTo("b");
        assertThat(ok(studio.ann().get(path + "1/diff")).get("added").size()).isEqualTo(3);
        assertThat(studio.ann().get(path + "1/diff?against=x").status()).isEqualTo(400);
        assertThat(studio.ann().get(path + "1/diff?against=3").status()).isEqualTo(404);
        assertThat(studio.ann().get(path + "0").status()).isEqualTo(404);
    }

    @Test
    void anOldVersionIsRestoredAsANewOne() {
        long id = annotate(result(region("a", "PER")));
        ok(studio.bob().patch("/api/annotations/" + id, "{\"result\": [], \"was_cancelled\": true}"));
        Http.Answer answer = studio.bob().post("/api/tagloop/annotations/" + id + "/history/1/restore", "");
        JsonNode restored = ok(answer);
        assertThat(restored.at("/result/0/value/labels/0").asString()).isEqualTo("PER");
        assertThat(restored.get("was_cancelled").asBoolean()).isFalse();
        assertThat(restored.get("completed_by").asLong()).isEqualTo(1);
        assertThat(answer.header("ETag")).isEqualTo("\"3\"");
        assertThat(story(id)).containsExactly("3 restored bob", "2 updated bob", "1 created ann");
        assertThat(version(id, 2).get("result").size()).isZero();
        JsonNode counted = ok(studio.ann().get("/api/projects/" + project));
        assertThat(counted.get("total_annotations_number").asLong()).isEqualTo(1);
        assertThat(counted.get("skipped_annotations_number").asLong()).isZero();
        assertThat(ok(studio.ann().get("/api/projects/" + project + "/summary"))
                        .at("/created_labels/ner/PER")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void aVersionWithoutResultIsRestoredWithoutResult() {
        long id = annotate("{}");
        ok(studio.ann().patch("/api/annotations/" + id, result(region("a", "PER"))));
        assertThat(version(id, 1).get("result").isNull()).isTrue();
        ok(studio.ann().post("/api/tagloop/annotations/" + id + "/history/1/restore", ""));
        assertThat(ok(studio.ann().get("/api/annotations/" + id)).get("result").isNull())
                .isTrue();
        assertThat(version(id, 2).at("/result/0/id").asString()).isEqualTo("a");
    }

    @Test
    void itTellsFromWhichPredictionAnAnnotationCameAlsoWhenThatIsGone() {
        long prediction = created(studio.ann()
                        .post(
                                "/api/predictions",
                                "{\"task\": " + task + ", \"model_version\": \"m\", \"result\": [" + region("p", "PER")
                                        + "]}"))
                .get("id")
                .asLong();
        long id = annotate("{\"result\": [" + region("p", "PER") + "], \"parent_prediction\": " + prediction + "}");
        ok(studio.ann().patch("/api/annotations/" + id, result(region("p", "ORG"))));
        studio.ann().delete("/api/predictions/" + prediction);
        assertThat(story(id)).containsExactly("2 updated ann", "1 accepted ann");
        assertThat(history(id).getLast().get("parent_prediction").asLong()).isEqualTo(prediction);
        JsonNode restored = ok(studio.ann().post("/api/tagloop/annotations/" + id + "/history/1/restore", ""));
        assertThat(restored.get("parent_prediction").isNull()).isTrue();
        assertThat(restored.at("/result/0/value/labels/0").asString()).isEqualTo("PER");
    }

    @Test
    void anImportedAnnotationNamesWhoImportedIt() {
        long imported = studio.importTasks(
                        project,
                        "[{\"data\": {\"text\": \"a\"}, \"annotations\": [{\"completed_by\": {\"email\": \"bob@example.com\"},"
                                + " \"result\": [" + region("a", "PER") + "]}]}]")
                .get("task_ids")
                .get(0)
                .asLong();
        JsonNode annotation = ok(studio.ann().get("/api/tasks/" + imported)).at("/annotations/0");
        assertThat(annotation.at("/completed_by/id").asLong()).isEqualTo(2);
        assertThat(story(annotation.get("id").asLong())).containsExactly("1 imported ann");
    }

    @Test
    void aCopyOfItsProjectBeginsAHistoryOfItsOwn() {
        long id = annotate(result(region("a", "PER")));
        ok(studio.ann().patch("/api/annotations/" + id, result(region("a", "ORG"))));
        long copy = created(studio.bob()
                        .post(
                                "/api/tagloop/projects/" + project + "/duplicate",
                                "{\"mode\": \"settings,tasks,annotations\"}"))
                .get("id")
                .asLong();
        JsonNode copied =
                ok(studio.ann().get("/api/projects/" + copy + "/tasks")).at("/0/annotations/0");
        assertThat(story(copied.get("id").asLong())).containsExactly("1 imported bob");
        assertThat(copied.at("/result/0/value/labels/0").asString()).isEqualTo("ORG");
    }

    @Test
    void theTrashGivesItBackAndTellsThatItWasThere() {
        long id = annotate(result(region("a", "PER")));
        ok(studio.bob().patch("/api/annotations/" + id, result(region("a", "ORG"))));
        studio.bob().delete("/api/annotations/" + id);
        assertThat(studio.ann()
                        .get("/api/tagloop/annotations/" + id + "/history")
                        .status())
                .isEqualTo(404);
        ok(studio.ann().post("/api/tagloop/trash/annotation/" + id + "/restore", ""));
        assertThat(story(id)).containsExactly("4 restored ann", "3 deleted bob", "2 updated bob", "1 created ann");
        assertThat(version(id, 1).at("/result/0/value/labels/0").asString()).isEqualTo("PER");
        for (int number = 2; number <= 4; number++) {
            assertThat(version(id, number).at("/result/0/value/labels/0").asString())
                    .isEqualTo("ORG");
        }
        studio.bob().delete("/api/tasks/" + task);
        ok(studio.ann().post("/api/tagloop/trash/task/" + task + "/restore", ""));
        assertThat(story(id).subList(0, 2)).containsExactly("6 restored ann", "5 deleted bob");
    }

    @Test
    void whatBecomesADraftIsKeptInTheTrashWithItsHistory() {
        long id = annotate(result(region("a", "PER")));
        ok(studio.ann().patch("/api/annotations/" + id, result(region("a", "ORG"))));
        created(studio.ann().post("/api/annotations/" + id + "/convert-to-draft", ""));
        ok(studio.ann().post("/api/tagloop/trash/annotation/" + id + "/restore", ""));
        assertThat(version(id, 1).at("/result/0/value/labels/0").asString()).isEqualTo("PER");
        assertThat(ok(studio.ann().get("/api/tasks/" + task + "/drafts")).size())
                .isEqualTo(1);
    }
}
