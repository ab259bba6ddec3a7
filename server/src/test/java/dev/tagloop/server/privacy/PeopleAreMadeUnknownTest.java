package dev.tagloop.server.privacy;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import dev.tagloop.server.durability.StoreAudit;
import dev.tagloop.server.storage.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A person who was erased is named nowhere, and what was labelled stays or goes as it was asked. */
@Timeout(300)
class PeopleAreMadeUnknownTest {
    @TempDir
    Path folder;

    private void theAnnotations(boolean go) throws Exception {
        Path data = folder.resolve("data" + go);
        try (TestStudio studio = new TestStudio(data)) {
            Http ann = studio.ann();
            Http eve = studio.member("eve.adams@example.com");
            long id = studio.id("eve.adams@example.com");
            ok(eve.patch(
                    "/api/users/" + id,
                    "{\"first_name\": \"Eve\", \"last_name\": \"Adams\", \"phone\": \"555-0199\"}"));
            long project = studio.project(TestStudio.NER);
            long task = studio.task(project, "A text");
            created(eve.post("/api/tasks/" + task + "/annotations", "{\"result\": []}"));
            created(ann.post("/api/tasks/" + task + "/annotations", "{\"result\": []}"));
            created(ann.post(
                    "/api/tagloop/comments",
                    "{\"task\": " + task + ", \"text\": \"Ask eve.adams@example.com, or Eve Adams herself\"}"));
            long snapshot = created(ann.post(
                            "/api/projects/" + project + "/exports",
                            "{\"serialization_options\": {\"annotations__completed_by\": {\"only_id\": false}}}"))
                    .get("id")
                    .asLong();
            Path export = data.resolve("exports/" + project + "/" + snapshot + ".json");
            assertThat(Files.readString(export)).contains("eve.adams@example.com");
            String path = "/api/tagloop/users/" + id + "/erase";
            JsonNode look = ok(ann.post(path, "{\"preview\": true}"));
            assertThat(look.get("touched").toString())
                    .contains("{\"where\":\"annotations\",\"count\":1}", "\"comments.");
            assertThat(look.get("files").toString()).contains("exports/" + project);
            assertThat(ok(ann.get("/api/users/" + id)).get("email").asString()).isEqualTo("eve.adams@example.com");
            JsonNode done = ok(ann.post(path, "{\"annotations\": " + go + "}"));
            assertThat(done.get("left")).as(done.toString()).isEmpty();
            assertThat(eve.get("/api/current-user/whoami").status()).isEqualTo(401);
            JsonNode left = ok(ann.get("/api/users/" + id));
            assertThat(left.get("email").asString()).isEqualTo("erased-" + id + "@invalid");
            assertThat(left.get("phone").asString()).isEmpty();
            assertThat(ok(ann.get("/api/tasks/" + task))
                            .get("total_annotations")
                            .asInt())
                    .isEqualTo(go ? 1 : 2);
            assertThat(Files.readString(export))
                    .contains("erased-" + id + "@invalid")
                    .doesNotContain("Adams");
            String md5 = HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("MD5").digest(Files.readAllBytes(export)));
            assertThat(ok(ann.get("/api/projects/" + project + "/exports/" + snapshot))
                            .get("md5")
                            .asString())
                    .isEqualTo(md5);
            assertThat(ann.post("/api/tagloop/users/" + studio.id("ann@example.com") + "/erase", "{}")
                            .status())
                    .isEqualTo(400);
            assertThat(studio.bob().post(path, "{}").status()).isEqualTo(403);
        }
        assertThat(StoreAudit.problems(data)).isEmpty();
        assertThat(TestDatabases.stored(data)).doesNotContain("eve.adams@example.com", "Eve Adams", "555-0199");
    }

    @Test
    void annotationsStayUnderANameThatTellsNothing() throws Exception {
        theAnnotations(false);
    }

    @Test
    void orGoForGood() throws Exception {
        theAnnotations(true);
    }

    @Test
    void everyWayOutIsListedWithItsStateAndAddresses() {
        try (TestStudio studio = TestStudio.withBackends(folder.resolve("data"))) {
            JsonNode ways = ok(studio.ann().get("/api/tagloop/outgoing")).get("ways");
            assertThat(ways.valueStream().map(way -> way.get("kind").asString() + " " + way.get("open")))
                    .containsExactly(
                            "import_by_address false",
                            "hub false",
                            "ml_backends true",
                            "webhooks true",
                            "telemetry false");
            assertThat(studio.bob().get("/api/tagloop/outgoing").status()).isEqualTo(403);
        }
    }
}
