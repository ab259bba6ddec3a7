package dev.tagloop.server.movein;

import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.move.MoveException;
import dev.tagloop.server.Http;
import dev.tagloop.server.Studio;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class FilesMoveInTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path there;

    @TempDir
    Path here;

    private ObjectNode move(Path file) {
        try (DataFolder folder = TestDatabases.open(here);
                SqliteSource source = SqliteSource.open(file)) {
            return new MoveIn(folder, source, new MoveRequest(Set.of(), false))
                    .run(Progress.NONE, new CancelToken())
                    .json();
        }
    }

    private static byte[] digest(Path file) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    }

    @Test
    void aLateReleaseComesWithPasswordsTokensAndEverything() throws Exception {
        Path file = LabelStudioFile.late(there);
        Path media = Files.createDirectories(there.resolve("media/upload/12"));
        Files.writeString(media.resolve("abcd1234-a.csv"), "text\nAnn\n");
        byte[] before = digest(file);
        ObjectNode report = move(file);
        assertThat(digest(file)).isEqualTo(before);
        JsonNode project = report.at("/projects/0");
        assertThat(project.path("state").asString()).as(report.toString()).isEqualTo("moved");
        assertThat(project.path("notes").toString()).isEqualTo("[]");
        assertThat(project.path("stored").toString())
                .isEqualTo("{\"tasks\":2,\"annotations\":2,\"predictions\":1,\"drafts\":1}");
        assertThat(project.path("told").toString())
                .isEqualTo("{\"tasks\":2,\"annotations\":1,\"skipped\":1,\"predictions\":1}");
        assertThat(report.at("/accounts/made").toString()).isEqualTo("[\"Ann@example.com\",\"bob@example.com\"]");
        assertThat(report.at("/accounts/without_password").toString()).isEqualTo("[\"bob@example.com\"]");
        assertThat(report.path("notes").toString())
                .isEqualTo("[\"The table io_storages_s3importstorage has 1 rows, which do not come: connections to"
                        + " storages have to be made anew.\"]");
        try (Studio studio =
                Studio.start(config -> TestDatabases.settle(config, here).port(0))) {
            Http ann = Http.withToken(studio.url(), TOKEN);
            assertThat(ok(ann.get("/api/current-user/whoami")).path("id").asLong())
                    .isEqualTo(5);
            JsonNode task = ok(ann.get("/api/tasks/101"));
            assertThat(task.path("data").toString()).isEqualTo("{\"text\":\"Ann \ud83d\ude00\",\"n\":1.0}");
            assertThat(task.path("created_at").asString()).isEqualTo("2023-03-01T08:00:00.123456Z");
            assertThat(task.at("/meta/k/0").asLong()).isEqualTo(1);
            JsonNode annotation = ok(ann.get("/api/annotations/201"));
            assertThat(annotation.path("completed_by").asLong()).isEqualTo(7);
            assertThat(annotation.path("ground_truth").asBoolean()).isTrue();
            assertThat(annotation.path("lead_time").asDouble()).isEqualTo(2.5);
            assertThat(ann.get("/api/projects/12/export?exportType=JSON").text())
                    .contains("\"unique_id\":\"12345678-1234-5678-1234-56781234abcd\"");
            assertThat(annotation.path("parent_prediction").asLong()).isEqualTo(31);
            assertThat(ok(ann.get("/api/annotations/202"))
                            .path("parent_annotation")
                            .asLong())
                    .isEqualTo(201);
            JsonNode view = ok(ann.get("/api/dm/views?project=12")).get(0);
            assertThat(view.path("data").toString())
                    .isEqualTo("{\"title\":\"Mine\",\"filters\":{\"conjunction\":\"or\",\"items\":[{\"filter\":"
                            + "\"filter:tasks:annotators\",\"operator\":\"contains\",\"type\":\"List\",\"value\":7}]},"
                            + "\"ordering\":[\"-tasks:id\"]}");
            JsonNode webhook = ok(ann.get("/api/webhooks?project=12")).get(0);
            assertThat(webhook.path("actions").toString()).isEqualTo("[\"ANNOTATION_CREATED\"]");
            assertThat(webhook.path("headers").toString()).isEqualTo("{\"X-A\":\"b\"}");
            assertThat(ann.get("/data/upload/12/abcd1234-a.csv").text()).isEqualTo("text\nAnn\n");
            assertThat(signIn(studio, "wrong horse 1")).isEqualTo(200);
            assertThat(signIn(studio, "correct horse 1")).isEqualTo(302);
            // From now on the password is stored in our own way, and goes on working.
            assertThat(hash()).startsWith("$argon2id$");
            assertThat(signIn(studio, "correct horse 1")).isEqualTo(302);
        }
    }

    private String hash() {
        return TestDatabases.jdbi(here)
                .withHandle(handle -> handle.createQuery("SELECT password_hash FROM users WHERE id = 5")
                        .mapTo(String.class)
                        .one());
    }

    private static int signIn(Studio studio, String password) {
        Http browser = Http.to(studio.url());
        browser.get("/user/login");
        return browser.form("/user/login", Map.of("email", "ann@example.com", "password", password))
                .status();
    }

    @Test
    void anEarlyReleaseComesWithWhatItHas() {
        ObjectNode report = move(LabelStudioFile.early(there));
        JsonNode project = report.at("/projects/0");
        assertThat(project.path("state").asString()).as(report.toString()).isEqualTo("moved");
        assertThat(project.path("stored").toString())
                .isEqualTo("{\"tasks\":2,\"annotations\":1,\"predictions\":0,\"drafts\":0}");
        assertThat(move(there.resolve("early.sqlite3")).at("/projects/0/state").asString())
                .isEqualTo("present");
    }

    @Test
    void whatIsNoDatabaseOfLabelStudioIsSaidSo() throws Exception {
        Path text = Files.writeString(there.resolve("a.sqlite3"), "text");
        assertThatThrownBy(() -> SqliteSource.open(text))
                .isInstanceOf(MoveException.class)
                .hasMessageContaining("is no SQLite database");
        assertThatThrownBy(() -> SqliteSource.open(there.resolve("none")))
                .isInstanceOf(MoveException.class)
                .hasMessageContaining("cannot be read");
        try (DataFolder other = DataFolder.open(there.resolve("ours"))) {
            assertThatThrownBy(() -> SqliteSource.open(other.root().resolve("tagloop.db")))
                    .isInstanceOf(MoveException.class)
                    .hasMessageContaining("is no database of Label Studio");
        }
    }
}
