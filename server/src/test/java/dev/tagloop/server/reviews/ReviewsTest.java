package dev.tagloop.server.reviews;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ReviewsTest {
    private static final String SPAN =
            "{\"id\": \"a\", \"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\","
                    + " \"value\": {\"start\": 0, \"end\": 3, \"text\": \"Ann\", \"labels\": [\"PER\"]}}";

    @TempDir
    static Path folder;

    private static TestStudio studio;
    private Http bob;
    private Http cid;
    private long project;
    private long task;
    private long annotation;

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
        bob = studio.bob();
        cid = studio.member("cid@example.com");
        project = studio.project(TestStudio.NER);
        task = studio.task(project, "Ann \ud83d\ude00 Lee");
        annotation = annotate(bob, task);
        ok(studio.ann().patch("/api/tagloop/projects/" + project + "/review", "{\"enabled\": true}"));
    }

    private static long annotate(Http who, long task) {
        return created(who.post("/api/tasks/" + task + "/annotations", "{\"result\": [" + SPAN + "]}"))
                .get("id")
                .asLong();
    }

    private static String path(long annotation) {
        return "/api/tagloop/annotations/" + annotation + "/review";
    }

    private String list(Http who, String query) {
        JsonNode page = ok(who.get("/api/tagloop/projects/" + project + "/reviews" + query));
        return page.get("results")
                        .valueStream()
                        .map(row ->
                                row.get("annotation") + " " + row.get("state").asString() + " "
                                        + row.get("reason").asString())
                        .toList()
                + " " + page.get("counts");
    }

    private static String counts(int waiting, int accepted, int fixed, int rejected) {
        return "{\"waiting\":%d,\"accepted\":%d,\"fixed\":%d,\"rejected\":%d}"
                .formatted(waiting, accepted, fixed, rejected);
    }

    @Test
    void aRejectedAnswerGoesBackWithTheReasonAndWaitsAgainWhenItIsChanged() {
        assertThat(list(cid, "")).isEqualTo("[" + annotation + " waiting ] " + counts(1, 0, 0, 0));
        assertThat(cid.post(path(annotation), "{\"verdict\": \"rejected\"}").status())
                .isEqualTo(400);
        JsonNode rejected = ok(cid.post(
                path(annotation),
                "{\"verdict\": \"rejected\", \"version\": 1, \"reason\": \"Lee is part of it \ud83d\ude00\"}"));
        assertThat(rejected.get("state").asString()).isEqualTo("rejected");
        assertThat(rejected.at("/reviewed_by/email").asString()).isEqualTo("cid@example.com");
        assertThat(list(bob, "?state=rejected&mine=true"))
                .isEqualTo("[" + annotation + " rejected Lee is part of it \ud83d\ude00] " + counts(0, 0, 0, 1));
        assertThat(ok(bob.get("/api/tagloop/comments?annotation=" + annotation))
                        .at("/results/0/text")
                        .asString())
                .isEqualTo("Lee is part of it \ud83d\ude00");

        ok(bob.patch("/api/annotations/" + annotation, "{\"result\": []}"));
        assertThat(list(cid, ""))
                .isEqualTo("[" + annotation + " waiting Lee is part of it \ud83d\ude00] " + counts(1, 0, 0, 0));
        assertThat(cid.post(path(annotation), "{\"verdict\": \"accepted\", \"version\": 1}")
                        .status())
                .isEqualTo(412);
        assertThat(ok(cid.post(path(annotation), "{\"verdict\": \"accepted\", \"version\": 2}"))
                        .get("state")
                        .asString())
                .isEqualTo("accepted");
        assertThat(list(cid, "?state=accepted")).isEqualTo("[" + annotation + " accepted ] " + counts(0, 1, 0, 0));
    }

    @Test
    void whatTheReviewerPutRightIsFixedAndStaysTheAnnotatorsAnswer() {
        ok(cid.patch("/api/annotations/" + annotation, "{\"result\": []}"));
        assertThat(ok(cid.post(path(annotation), "{\"verdict\": \"accepted\"}"))
                        .get("state")
                        .asString())
                .isEqualTo("fixed");
        JsonNode stored = ok(cid.get("/api/annotations/" + annotation));
        assertThat(stored.get("completed_by").asLong()).isEqualTo(studio.id("bob@example.com"));
        JsonNode history = ok(cid.get("/api/tagloop/annotations/" + annotation + "/history"))
                .get("results");
        assertThat(history.valueStream()
                        .map(version -> version.at("/user/email").asString()))
                .containsExactly("cid@example.com", "bob@example.com");
        assertThat(list(bob, "?state=fixed&mine=1")).startsWith("[" + annotation + " fixed ]");
    }

    @Test
    void nobodyReviewsTheirOwnOrWhereReviewIsOff() {
        assertThat(bob.post(path(annotation), "{\"verdict\": \"accepted\"}").text())
                .contains("your own");
        assertThat(cid.post(path(annotation), "{\"verdict\": \"perfect\"}").status())
                .isEqualTo(400);
        assertThat(cid.get("/api/tagloop/projects/" + project + "/reviews?state=lost")
                        .status())
                .isEqualTo(400);
        ok(studio.ann().patch("/api/tagloop/projects/" + project + "/review", "{\"enabled\": false}"));
        assertThat(cid.post(path(annotation), "{\"verdict\": \"accepted\"}").text())
                .contains("are not reviewed");
        assertThat(tasks(cid, "").get(0).has("rejected_annotations")).isFalse();
    }

    @Test
    void anAnnotatorSeesTheirOwnAloneAndReviewsNothing() {
        long anns = annotate(studio.ann(), task);
        ok(cid.post(path(anns), "{\"verdict\": \"rejected\", \"reason\": \"no\"}"));
        ok(studio.ann().patch("/api/tagloop/projects/" + project + "/roles", "{\"enabled\": true}"));
        assertThat(list(bob, "")).isEqualTo("[" + annotation + " waiting ] " + counts(1, 0, 0, 0));
        assertThat(bob.post(path(anns), "{\"verdict\": \"accepted\"}").status()).isEqualTo(404);
        assertThat(bob.get(path(anns)).status()).isEqualTo(404);
        assertThat(list(studio.ann(), "?mine=false")).isEqualTo("[" + annotation + " waiting ] " + counts(1, 0, 0, 0));
        assertThat(list(studio.ann(), "?state=rejected&annotator=" + studio.id("ann@example.com")))
                .isEqualTo("[" + anns + " rejected no] " + counts(0, 0, 0, 1));
    }

    private JsonNode tasks(Http who, String query) {
        return ok(who.get("/api/tasks?project=" + project + query)).get("tasks");
    }

    @Test
    void theDataManagerCountsAndFiltersByReview() {
        long other = studio.task(project, "b");
        annotate(bob, other);
        ok(cid.post(path(annotation), "{\"verdict\": \"rejected\", \"reason\": \"no\"}"));
        assertThat(tasks(cid, "")
                        .valueStream()
                        .map(row -> row.get("id") + " " + row.get("unreviewed_annotations") + " "
                                + row.get("rejected_annotations")))
                .containsExactly(task + " 0 1", other + " 1 0");
        for (String column : List.of("rejected_annotations " + task, "unreviewed_annotations " + other)) {
            String[] parts = column.split(" ", 2);
            String query = "{\"filters\": {\"conjunction\": \"and\", \"items\": [{\"filter\": \"filter:tasks:"
                    + parts[0] + "\", \"operator\": \"greater\", \"value\": 0, \"type\": \"Number\"}]}}";
            JsonNode found =
                    tasks(cid, "&query=" + java.net.URLEncoder.encode(query, java.nio.charset.StandardCharsets.UTF_8));
            assertThat(found).hasSize(1);
            assertThat(found.get(0).get("id").toString()).isEqualTo(parts[1]);
        }
    }
}
