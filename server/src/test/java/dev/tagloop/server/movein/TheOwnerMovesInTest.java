package dev.tagloop.server.movein;

import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.move.ApiSource;
import dev.tagloop.labelstudio.move.MoveSources;
import dev.tagloop.net.OutboundPolicy;
import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Moving in through the API while the server runs. */
class TheOwnerMovesInTest {
    private static final String PATH = "/api/tagloop/move-in";

    @TempDir
    Path there;

    @TempDir
    Path here;

    private static MoveSources sources() {
        return (url, token, by) -> ApiSource.open(
                url,
                token,
                switch (by) {
                    case OPERATOR -> OutboundPolicy.operator();
                    case OWNER_NEARBY -> OutboundPolicy.user().allowingLoopback();
                    case OWNER -> OutboundPolicy.user();
                });
    }

    private static String body(String url, String token) {
        return Json.write(Json.mapper().createObjectNode().put("url", url).put("token", token));
    }

    private static JsonNode ended(Http owner) {
        JsonNode move = ok(owner.get(PATH)).path("move");
        while (move.path("finished_at").isNull()) {
            LockSupport.parkNanos(20_000_000);
            move = ok(owner.get(PATH)).path("move");
        }
        return move;
    }

    @Test
    void theOwnerStartsItAndReadsItsReportAndNobodyElseDoes() {
        try (FullStudio source = new FullStudio(there);
                TestStudio target = new TestStudio(here, config -> config.moveSources(sources()))) {
            assertThat(ok(target.ann().get(PATH)).toString())
                    .isEqualTo("{\"available\":true,\"takes_files\":true,\"move\":null}");
            Http.Answer refused = target.ann().post(PATH, body(source.studio().url(), "0".repeat(40)));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text()).contains("refuses the token");
            assertThat(target.ann()
                            .post(PATH, "{\"url\": \"\", \"token\": \"x\"}")
                            .status())
                    .isEqualTo(400);
            assertThat(target.bob()
                            .post(PATH, body(source.studio().url(), source.token()))
                            .status())
                    .isEqualTo(403);
            ok(target.ann().post(PATH, body(source.studio().url(), source.token())));
            JsonNode move = ended(target.ann());
            assertThat(move.path("state").asString()).as(move.toString()).isEqualTo("succeeded");
            assertThat(move.at("/report/projects/0/state").asString()).isEqualTo("moved");
            assertThat(ok(target.ann().get("/api/projects")).path("count").asLong())
                    .isEqualTo(1);
            assertThat(ok(target.bob().get(PATH)).toString())
                    .isEqualTo("{\"available\":false,\"takes_files\":false,\"move\":null}");
        }
    }

    @Test
    void aServerThatOthersReachIsNotSentToItsOwnMachine() {
        // Ann owns it before others reach it.
        try (TestStudio first = new TestStudio(here)) {
            assertThat(first.url()).isNotEmpty();
        }
        try (FullStudio source = new FullStudio(there);
                TestStudio target =
                        new TestStudio(here, config -> config.host("0.0.0.0").moveSources(sources()))) {
            Http.Answer refused = target.ann().post(PATH, body(source.studio().url(), source.token()));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text()).contains("--outbound-allow 127.0.0.1");
        }
    }

    private static Http.Answer send(Http who, String query, Path file) {
        return who.sendFile("POST", PATH + "/file" + query, "application/octet-stream", file);
    }

    @Test
    void theFileOfAStoppedOneIsSentByTheOwnerAndDeletedAfterUse() throws Exception {
        Path file = LabelStudioFile.late(there);
        try (TestStudio target = new TestStudio(here)) {
            assertThat(ok(target.ann().get(PATH)).toString())
                    .isEqualTo("{\"available\":false,\"takes_files\":true,\"move\":null}");
            assertThat(send(target.bob(), "", file).status()).isEqualTo(403);
            ok(send(target.ann(), "?dry_run=true", file));
            assertThat(ended(target.ann()).at("/report/projects/0/state").asString())
                    .isEqualTo("would_move");
            ok(send(target.ann(), "", file));
            JsonNode move = ended(target.ann());
            assertThat(move.path("state").asString()).as(move.toString()).isEqualTo("succeeded");
            assertThat(move.at("/report/source").asString()).isEqualTo("Label Studio's file label_studio.sqlite3");
            assertThat(move.at("/report/projects/0/state").asString()).isEqualTo("moved");
            assertThat(move.toString()).doesNotContain(here.toString());
            assertThat(ok(target.ann().get("/api/projects")).path("count").asLong())
                    .isEqualTo(1);
        }
        assertThat(here.resolve("temporary")).isEmptyDirectory();
    }

    @Test
    void whatIsNoFileOfLabelStudioIsRefusedAndDeleted() throws Exception {
        Path file = Files.writeString(there.resolve("label_studio.sqlite3"), "no database");
        try (TestStudio target = new TestStudio(here)) {
            Http.Answer refused = send(target.ann(), "", file);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().get("detail").asString())
                    .isEqualTo(
                            "The file label_studio.sqlite3 is no SQLite database: name the label_studio.sqlite3 of Label"
                                    + " Studio's data folder.");
            assertThat(here.resolve("temporary")).isEmptyDirectory();
        }
    }
}
