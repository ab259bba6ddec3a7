package dev.tagloop.server.comments;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class NoticesTest {
    @TempDir
    Path folder;

    private TestStudio studio;
    private Http cid;
    private long project;
    private long task;

    @BeforeEach
    void start() {
        studio = new TestStudio(folder);
        cid = studio.member("cid@example.com");
        project = studio.project(TestStudio.NER);
        task = studio.task(project, "Ann Lee in Rome");
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    private static long say(Http who, String about, String text) {
        return created(who.post("/api/tagloop/comments", "{" + about + ", \"text\": \"" + text + "\"}"))
                .get("id")
                .asLong();
    }

    private static String unread(Http who) {
        JsonNode page = ok(who.get("/api/tagloop/notices?unread=true"));
        return page.get("unread") + " "
                + page.get("results")
                        .valueStream()
                        .map(row -> row.get("text").asString()
                                + (row.get("mentioned").asBoolean() ? " @" : ""))
                        .toList();
    }

    @Test
    void whoIsMentionedByAddressIsToldAndNobodyElse() {
        assertThat(Mentions.in("@Bob@Example.com, and (@cid@example.com). not x@y.z, @@a@b.c or @all"))
                .containsExactly("bob@example.com", "cid@example.com");
        long first =
                say(studio.ann(), "\"task\": " + task, "@bob@example.com @ann@example.com @nobody@example.com look");
        assertThat(unread(studio.bob())).isEqualTo("1 [@bob@example.com @ann@example.com @nobody@example.com look @]");
        assertThat(unread(studio.ann())).as("nobody is told of their own").isEqualTo("0 []");
        assertThat(unread(cid)).isEqualTo("0 []");
        // Changed words change who is told.
        ok(studio.ann().patch("/api/tagloop/comments/" + first, "{\"text\": \"@cid@example.com look\"}"));
        assertThat(unread(studio.bob())).isEqualTo("0 []");
        assertThat(unread(cid)).isEqualTo("1 [@cid@example.com look @]");
    }

    @Test
    void theAnnotatorIsToldOfWhatIsSaidAboutTheirAnswer() {
        long annotation = created(studio.bob().post("/api/tasks/" + task + "/annotations", "{\"result\": []}"))
                .get("id")
                .asLong();
        say(cid, "\"annotation\": " + annotation, "why?");
        say(studio.bob(), "\"annotation\": " + annotation, "because");
        assertThat(unread(studio.bob())).isEqualTo("1 [why?]");
        JsonNode row =
                ok(studio.bob().get("/api/tagloop/notices")).get("results").get(0);
        assertThat(row.get("annotation").asLong()).isEqualTo(annotation);
        assertThat(row.get("project").asLong()).isEqualTo(project);
        assertThat(row.at("/created_by/email").asString()).isEqualTo("cid@example.com");
        ok(studio.ann().patch("/api/tagloop/projects/" + project + "/review", "{\"enabled\": true}"));
        ok(cid.post(
                "/api/tagloop/annotations/" + annotation + "/review",
                "{\"verdict\": \"rejected\", \"reason\": \"too short\"}"));
        assertThat(unread(studio.bob())).isEqualTo("2 [too short, why?]");
    }

    @Test
    void whatIsReadStaysInTheListAndIsCountedNoMore() {
        long first = say(studio.ann(), "\"task\": " + task, "@bob@example.com a");
        say(studio.ann(), "\"task\": " + task, "@bob@example.com b");
        assertThat(ok(studio.bob().post("/api/tagloop/notices/read", "{\"comments\": [" + first + "]}"))
                        .get("unread")
                        .asLong())
                .isEqualTo(1);
        assertThat(unread(studio.bob())).isEqualTo("1 [@bob@example.com b @]");
        assertThat(ok(studio.bob().get("/api/tagloop/notices")).get("results")).hasSize(2);
        assertThat(studio.bob().post("/api/tagloop/notices/read", "{}").status())
                .isEqualTo(400);
        assertThat(ok(studio.bob().post("/api/tagloop/notices/read", "{\"all\": true}"))
                        .get("unread")
                        .asLong())
                .isZero();
    }

    @Test
    void whoMayNotSeeATaskIsNotToldOfIt() {
        ok(studio.ann().patch("/api/tagloop/projects/" + project + "/roles", "{\"enabled\": true}"));
        say(studio.ann(), "\"task\": " + task, "@bob@example.com secret");
        assertThat(unread(studio.bob())).isEqualTo("0 []");
        ok(studio.ann()
                .post(
                        "/api/tagloop/projects/" + project + "/assignments",
                        "{\"mode\": \"add\", \"users\": [" + studio.id("bob@example.com") + "], \"tasks\": [" + task
                                + "]}"));
        assertThat(unread(studio.bob())).isEqualTo("1 [@bob@example.com secret @]");
    }
}
