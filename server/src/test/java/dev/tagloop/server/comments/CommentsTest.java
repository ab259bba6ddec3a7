package dev.tagloop.server.comments;

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

class CommentsTest {
    private static final String PATH = "/api/tagloop/comments";

    @TempDir
    static Path folder;

    private static TestStudio studio;
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
        project = studio.project(TestStudio.NER);
        task = studio.task(project, "Ann Lee in Rome");
    }

    private static JsonNode say(Http who, long task, String text, String more) {
        return created(who.post(PATH, "{\"task\": " + task + ", \"text\": \"" + text + "\"" + more + "}"));
    }

    private long annotate(Http who) {
        return created(who.post("/api/tasks/" + task + "/annotations", "{\"result\": []}"))
                .get("id")
                .asLong();
    }

    private static List<String> texts(Http who, String query) {
        return ok(who.get(PATH + query))
                .get("results")
                .valueStream()
                .map(comment -> comment.get("text").asString())
                .toList();
    }

    @Test
    void aCommentThatIsSentOnceMoreUnderItsNameIsStoredOnce() {
        String name = ", \"unique_id\": \"5f1d\"";
        JsonNode first = say(studio.ann(), task, "Why?", name);
        assertThat(first.get("unique_id").asString()).isEqualTo("5f1d");
        assertThat(say(studio.ann(), task, "Why?", name)).isEqualTo(first);
        // A name is the author's own: somebody else's is another comment.
        assertThat(say(studio.bob(), task, "Because", name).get("id")).isNotEqualTo(first.get("id"));
        say(studio.ann(), task, "Why?", "");
        say(studio.ann(), task, "Why?", ", \"unique_id\": null");
        assertThat(texts(studio.ann(), "?task=" + task)).containsExactly("Why?", "Because", "Why?", "Why?");
        assertThat(studio.ann()
                        .post(PATH, "{\"task\": " + task + ", \"text\": \"x\", \"unique_id\": \"\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aCommentIsAboutATaskAnAnnotationOrARegion() {
        long annotation = annotate(studio.bob());
        JsonNode first = say(studio.ann(), task, "  Why \ud83d\ude00? ", "");
        assertThat(first.propertyNames())
                .containsExactly(
                        "id",
                        "task",
                        "annotation",
                        "region_id",
                        "text",
                        "created_by",
                        "created_at",
                        "updated_at",
                        "is_resolved",
                        "resolved_by",
                        "resolved_at",
                        "unique_id");
        assertThat(first.get("text").asString()).isEqualTo("Why \ud83d\ude00?");
        assertThat(first.at("/created_by/email").asString()).isEqualTo("ann@example.com");
        assertThat(first.get("annotation").isNull()).isTrue();
        assertThat(first.get("is_resolved").asBoolean()).isFalse();
        JsonNode second =
                say(studio.bob(), task, "This one", ", \"annotation\": " + annotation + ", \"region_id\": \"r1\"");
        assertThat(second.get("annotation").asLong()).isEqualTo(annotation);
        assertThat(second.get("region_id").asString()).isEqualTo("r1");
        assertThat(texts(studio.bob(), "?task=" + task)).containsExactly("Why \ud83d\ude00?", "This one");
        assertThat(texts(studio.bob(), "?annotation=" + annotation)).containsExactly("This one");
        assertThat(ok(studio.ann().get(PATH + "/" + second.get("id")))).isEqualTo(second);
    }

    @Test
    void whatNamesNothingOrNothingFittingIsRefused() {
        long other = studio.task(project, "b");
        long annotation = annotate(studio.ann());
        for (String body : List.of(
                "{\"text\": \"x\"}",
                "{\"task\": " + task + "}",
                "{\"task\": " + task + ", \"text\": \"  \"}",
                "{\"task\": " + task + ", \"text\": \"" + "x".repeat(10_001) + "\"}",
                "{\"task\": 777, \"text\": \"x\"}",
                "{\"task\": " + task + ", \"annotation\": 777, \"text\": \"x\"}",
                "{\"task\": " + other + ", \"annotation\": " + annotation + ", \"text\": \"x\"}")) {
            assertThat(studio.ann().post(PATH, body).status()).as(body).isEqualTo(400);
        }
        assertThat(studio.ann().get(PATH).status()).isEqualTo(400);
        assertThat(studio.ann().get(PATH + "?task=777").status()).isEqualTo(404);
        assertThat(studio.ann().get(PATH + "?annotation=777").status()).isEqualTo(404);
        assertThat(created(studio.ann().post(PATH, "{\"annotation\": " + annotation + ", \"text\": \"x\"}"))
                        .get("task")
                        .asLong())
                .isEqualTo(task);
    }

    @Test
    void everybodyResolvesButOnlyTheAuthorOrAManagerChangesTheWords() {
        Http cid = studio.member("cid@example.com");
        long comment = say(studio.bob(), task, "a", "").get("id").asLong();
        String path = PATH + "/" + comment;
        assertThat(cid.patch(path, "{\"text\": \"b\"}").status()).isEqualTo(403);
        assertThat(cid.delete(path).status()).isEqualTo(403);
        JsonNode resolved = ok(cid.patch(path, "{\"is_resolved\": true}"));
        assertThat(resolved.get("is_resolved").asBoolean()).isTrue();
        assertThat(resolved.at("/resolved_by/email").asString()).isEqualTo("cid@example.com");
        assertThat(ok(studio.ann().patch(path, "{\"is_resolved\": true}"))).isEqualTo(resolved);
        JsonNode reopened = ok(studio.bob().patch(path, "{\"is_resolved\": false, \"text\": \"b\"}"));
        assertThat(reopened.get("resolved_by").isNull()).isTrue();
        assertThat(reopened.get("resolved_at").isNull()).isTrue();
        assertThat(reopened.get("text").asString()).isEqualTo("b");
        // ann made the project.
        assertThat(ok(studio.ann().patch(path, "{\"text\": \"c\"}"))
                        .at("/created_by/email")
                        .asString())
                .isEqualTo("bob@example.com");
        assertThat(studio.ann().delete(path).status()).isEqualTo(204);
        assertThat(studio.ann().delete(path).status()).isEqualTo(404);
    }

    @Test
    void tasksTellAboutTheirComments() {
        long other = studio.task(project, "b");
        long annotation = annotate(studio.bob());
        long first = say(studio.bob(), task, "a", "").get("id").asLong();
        JsonNode second = say(studio.ann(), task, "b", ", \"annotation\": " + annotation);
        JsonNode last = ok(studio.ann().patch(PATH + "/" + first, "{\"is_resolved\": true}"));
        for (JsonNode shown : List.of(
                ok(studio.ann().get("/api/tasks/" + task)),
                ok(studio.ann().get("/api/tasks?project=" + project)).at("/tasks/0"),
                ok(studio.ann().get("/api/tasks?fields=all&project=" + project)).at("/tasks/0"),
                ok(studio.ann().patch("/api/tasks/" + task, "{}")),
                ok(studio.ann().get("/api/projects/" + project + "/tasks")).at("/0"),
                ok(studio.ann().get("/api/projects/" + project + "/export")).at("/0"))) {
            assertThat(shown.get("id").asLong()).isEqualTo(task);
            assertThat(shown.get("comment_count").asLong()).isEqualTo(2);
            assertThat(shown.get("unresolved_comment_count").asLong()).isEqualTo(1);
            assertThat(shown.get("last_comment_updated_at")).isEqualTo(last.get("updated_at"));
            assertThat(shown.get("comment_authors")
                            .valueStream()
                            .map(author -> author.get("email").asString()))
                    .containsExactly("bob@example.com", "ann@example.com");
        }
        JsonNode without = ok(studio.ann().get("/api/tasks/" + other));
        assertThat(without.get("comment_count").asLong()).isZero();
        assertThat(without.get("last_comment_updated_at").isNull()).isTrue();
        String query = java.net.URLEncoder.encode(
                "{\"filters\": {\"conjunction\": \"and\", \"items\": [{\"filter\": \"filter:tasks:unresolved_comment_count\","
                        + " \"operator\": \"greater\", \"type\": \"Number\", \"value\": 0}]}}",
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(ok(studio.ann().get("/api/tasks?project=" + project + "&query=" + query))
                        .get("total")
                        .asLong())
                .isEqualTo(1);
        assertThat(second.get("annotation").asLong()).isEqualTo(annotation);
    }

    @Test
    void commentsGoToTheTrashWithTheirAnnotationAndComeBackWithIt() {
        long annotation = annotate(studio.bob());
        JsonNode comment = say(studio.bob(), task, "a", ", \"annotation\": " + annotation);
        studio.bob().delete("/api/annotations/" + annotation);
        assertThat(texts(studio.ann(), "?task=" + task)).isEmpty();
        assertThat(ok(studio.ann().get("/api/tasks/" + task))
                        .get("comment_count")
                        .asLong())
                .isZero();
        ok(studio.ann().post("/api/tagloop/trash/annotation/" + annotation + "/restore", ""));
        assertThat(ok(studio.ann().get(PATH + "/" + comment.get("id")))).isEqualTo(comment);
    }

    @Test
    void annotatorsWithRolesSeeNothingAboutTheAnswersOfOthers() {
        long annotation = annotate(studio.ann());
        Http cid = studio.member("cid@example.com");
        created(cid.post("/api/tasks/" + task + "/annotations", "{\"result\": []}"));
        long about = say(studio.ann(), task, "secret", ", \"annotation\": " + annotation)
                .get("id")
                .asLong();
        say(studio.ann(), task, "open", "");
        ok(studio.ann().patch("/api/tagloop/projects/" + project + "/roles", "{\"enabled\": true}"));
        assertThat(texts(cid, "?task=" + task)).containsExactly("open");
        assertThat(cid.get(PATH + "/" + about).status()).isEqualTo(404);
        assertThat(cid.post(PATH, "{\"annotation\": " + annotation + ", \"text\": \"x\"}")
                        .status())
                .isEqualTo(400);
        assertThat(ok(cid.get("/api/tasks/" + task)).get("comment_count").asLong())
                .isEqualTo(1);
        long unseen = studio.task(project, "b");
        assertThat(cid.get(PATH + "?task=" + unseen).status()).isEqualTo(404);
    }

    @Test
    void theReasonOfASkipIsACommentOnIt() {
        JsonNode skipped = created(studio.bob()
                .post(
                        "/api/tasks/" + task + "/annotations?was_cancelled=1",
                        "{\"skip_reason\": \" Too long \", \"result\": []}"));
        JsonNode reason =
                ok(studio.ann().get(PATH + "?annotation=" + skipped.get("id"))).at("/results/0");
        assertThat(reason.get("text").asString()).isEqualTo("Too long");
        assertThat(reason.at("/created_by/email").asString()).isEqualTo("bob@example.com");
        assertThat(skipped.get("result").size()).isZero();
        // A skip leaves the labelling configuration as free as it was.
        assertThat(ok(studio.ann().get("/api/projects/" + project + "/summary"))
                        .get("created_annotations")
                        .size())
                .isZero();
    }
}
