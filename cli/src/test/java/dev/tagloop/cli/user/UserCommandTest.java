package dev.tagloop.cli.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.Run;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Studio;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The same commands with and without a server on the data folder. */
@Tag("thorough")
class UserCommandTest {
    @TempDir
    Path folder;

    private Run user(String... args) {
        List<String> all = new ArrayList<>(List.of("user"));
        all.addAll(Arrays.asList(args));
        all.addAll(List.of("--data-dir", folder.toString()));
        return Run.of(all.toArray(String[]::new));
    }

    private JsonNode json(String... args) {
        List<String> all = new ArrayList<>(Arrays.asList(args));
        all.add("--json");
        Run run = user(all.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return Json.read(run.out());
    }

    private void theWholeLife(String base) throws Exception {
        JsonNode first = json("add", "Ann@example.com", "--password", "12345678");
        assertThat(first.get("email").asString()).isEqualTo("ann@example.com");
        assertThat(first.get("is_owner").asBoolean()).isTrue();
        assertThat(first.has("url")).isFalse();
        JsonNode second = json("add", "bob@example.com");
        assertThat(second.get("is_owner").asBoolean()).isFalse();
        assertThat(second.get("url").asString()).startsWith(base + "/user/reset/?token=");
        assertThat(user("add", "bob@example.com").err())
                .contains("There is an account bob@example.com already")
                .doesNotContain("\tat ");
        assertThat(user("passwd", "bob@example.com", "--password", "short").err())
                .contains("A password has 8 to 128 characters.");
        Path file = Files.writeString(folder.resolve("password.txt"), "a long phrase\n");
        assertThat(json("passwd", "bob@example.com", "--password-file", file.toString())
                        .get("has_password")
                        .asBoolean())
                .isTrue();
        Run link = user("link", "bob@example.com", "--url", "https://label.example.com/");
        assertThat(link.out())
                .matches("(?s)https://label.example.com/user/reset/\\?token=[0-9a-f]{48}\n.*Works once.*");
        assertThat(json("disable", "bob@example.com").get("is_active").asBoolean())
                .isFalse();
        assertThat(user("link", "bob@example.com").err()).contains("bob@example.com is disabled");
        assertThat(json("list").get("users").toString())
                .contains(
                        "\"email\":\"ann@example.com\",\"is_active\":true",
                        "\"email\":\"bob@example.com\",\"is_active\":false");
        assertThat(user("list").out()).contains("ann@example.com ", "  owner", "  disabled", "2 users.");
        assertThat(json("enable", "bob@example.com").get("is_active").asBoolean())
                .isTrue();
        Run unknown = user("disable", "eve@example.com");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err())
                .contains("There is no account eve@example.com")
                .doesNotContain("\tat ");
    }

    @Test
    void accountsLiveWithoutAServer() throws Exception {
        theWholeLife("http://localhost:8080");
    }

    @Test
    void accountsLiveWhileAServerRuns() throws Exception {
        try (Studio studio = Studio.start(config -> config.dataDir(folder).port(0))) {
            theWholeLife(studio.url());
        }
    }

    @Test
    void aFolderWithoutDataIsSaidAndNotMade() {
        Run run = Run.of("user", "list", "--data-dir", folder.resolve("none").toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("holds no Tagloop data yet", "tagloop user add EMAIL");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void theFolderStandsInTheServersSettingsFile() throws Exception {
        Path settings = Files.writeString(
                folder.resolve("server.conf"), "port = 9999\npassword = other-password\ndata-dir = " + folder + "\n");
        Run made = Run.of("user", "add", "ann@example.com", "--config", settings.toString(), "--json");
        assertThat(made.exitCode()).as(made.err()).isZero();
        // The password there is another account's business.
        assertThat(Json.read(made.out()).get("has_password").asBoolean()).isFalse();
        assertThat(folder.resolve("tagloop.db")).exists();
    }

    @Test
    void aPersonIsErasedAfterALook() {
        try (Studio studio =
                Studio.start(config -> config.dataDir(folder).port(0).username("ann@example.com"))) {
            json("add", "bob@example.com", "--password", "12345678");
            String token = studio.token(studio.user("ann@example.com").orElseThrow());
            String[] erase = {"user", "erase", "Bob@example.com", "--url", studio.url(), "--token", token};
            Run look = Run.of(erase);
            assertThat(look.exitCode()).as(look.err()).isZero();
            assertThat(look.out()).contains("This would make Bob@example.com unknown", "Nothing was changed.");
            assertThat(json("list").toString()).contains("bob@example.com");
            List<String> sure = new ArrayList<>(Arrays.asList(erase));
            sure.addAll(List.of("--yes", "--json"));
            Run done = Run.of(sure.toArray(String[]::new));
            assertThat(done.exitCode()).as(done.err()).isZero();
            assertThat(Json.read(done.out()).get("preview").asBoolean()).isFalse();
            assertThat(json("list").toString())
                    .doesNotContain("bob@example.com")
                    .contains("ann@example.com");
            Run again = Run.of(erase);
            assertThat(again.exitCode()).isEqualTo(1);
            assertThat(again.err())
                    .contains("There is no account Bob@example.com")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void withoutASubcommandUsageIsWrong() {
        assertThat(Run.of("user").exitCode()).isEqualTo(2);
    }
}
