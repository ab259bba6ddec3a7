package dev.tagloop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.settings.SettingsReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsReferenceTest {
    private static final Path PAGE = Path.of(System.getProperty("tagloop.root"), "docs", "SETTINGS.md");

    /** Run with {@code -Dtagloop.write-docs=true} to write the page anew. */
    @Test
    void theReferencePageIsWhatTheOptionsSay() throws IOException {
        String now = SettingsReference.of(
                Main.commandLine().getSubcommands().get("server").getCommandSpec());
        if (Boolean.getBoolean("tagloop.write-docs")) {
            Files.writeString(PAGE, now);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(now);
    }

    @Test
    void everySettingHasADescriptionThatEndsAsASentence() {
        assertThat(SettingsReference.of(Main.commandLine()
                                .getSubcommands()
                                .get("server")
                                .getCommandSpec())
                        .lines()
                        .filter(line -> line.startsWith("| `--")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).matches(".*[.] \\|$"));
    }

    @Test
    void aMistakeInTheSettingsFileIsWrongUsageWithItsPlace() {
        Run missing = Run.of("server", "--config", "no-such-file.conf");
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("no-such-file.conf is not there").doesNotContain("\tat ");
    }
}
