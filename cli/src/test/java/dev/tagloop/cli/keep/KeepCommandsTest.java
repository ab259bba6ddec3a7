package dev.tagloop.cli.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.Run;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Studio;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The commands that keep data, with and without a server on the data folder. */
class KeepCommandsTest {
    @TempDir
    Path folder;

    private static JsonNode json(String... args) {
        Run run = Run.of(Stream.concat(Stream.of(args), Stream.of("--json")).toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return Json.read(run.out());
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    @Test
    void aBackupOfARunningServerComesBackAndIsMoved() throws Exception {
        Path backups = Files.createDirectory(folder.resolve("backups"));
        try (Studio studio =
                Studio.start(config -> config.dataDir(Path.of(data())).port(0))) {
            studio.createUser("ann@example.com", "correct horse 1");
            JsonNode made = json("backup", backups.toString(), "--data-dir", data());
            assertThat(made.get("server").asString()).isEqualTo(studio.url());
            assertThat(made.get("rows").asLong()).isGreaterThan(2);
            assertThat(made.get("file").asString()).matches(".*/backups/tagloop-\\d{8}-\\d{6}\\.zip");
            Run again = Run.of("backup", made.get("file").asString(), "--data-dir", data());
            assertThat(again.exitCode()).isEqualTo(1);
            assertThat(again.err()).contains("is there already, and no backup is overwritten");
        }
        JsonNode resting = json("backup", "--data-dir", data(), "--without-secrets");
        assertThat(resting.has("server")).isFalse();
        assertThat(resting.get("file").asString()).startsWith(data() + "/backups/tagloop-");
        String restored = folder.resolve("restored").toString();
        String file = resting.get("file").asString();
        assertThat(json("restore", file, "--data-dir", restored).get("secrets").asBoolean())
                .isFalse();
        Run refused = Run.of("restore", file, "--data-dir", restored);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("is not empty").doesNotContain("\tat ");
        String moved = folder.resolve("moved").toString();
        assertThat(json("migrate", "--from", restored, "--to", moved)
                        .get("tables")
                        .asInt())
                .isGreaterThan(30);
        assertThat(Run.of("user", "link", "ann@example.com", "--data-dir", moved)
                        .out())
                .contains("/user/reset/?token=");
    }

    @Test
    void theScheduleIsCheckedBeforeTheServerStarts() {
        Run never = Run.of("server", "--data-dir", data(), "--port", "0", "--backup-every", "-1");
        assertThat(never.exitCode()).isEqualTo(1);
        assertThat(never.err()).contains("--backup-every a number from 1 to 8760");
        Run odd = Run.of("server", "--data-dir", data(), "--port", "0", "--backup-keep", "a week");
        assertThat(odd.exitCode()).isEqualTo(1);
        assertThat(odd.err()).contains("--backup-keep two numbers such as 7,4");
        assertThat(Path.of(data())).doesNotExist();
    }
}
