package dev.tagloop.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.UserError;
import dev.tagloop.server.SettingInForce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

class SettingsTest {
    @TempDir
    Path folder;

    @Command(name = "server")
    static final class Sample implements Runnable {
        @Option(
                names = {"--port", "-p"},
                defaultValue = "${env:LABEL_STUDIO_PORT:-8080}",
                description = "The port.")
        int port;

        @Option(names = "--open-signup", description = "Let everybody in.")
        boolean openSignUp;

        @Option(names = "--allow", split = ",", description = "Ranges.")
        List<String> allow = List.of();

        @Option(names = "--data-dir", description = "The folder.")
        Path dataDir;

        @Option(names = "--user-token", description = "The token.")
        String userToken;

        @Option(names = "--config", description = "The file.")
        Path config;

        @Override
        public void run() {}
    }

    private final Sample sample = new Sample();

    private CommandLine parse(Map<String, String> environment, String... args) {
        CommandLine line = new CommandLine(sample);
        line.getCommandSpec()
                .preprocessor(new SettingsPreprocessor(name -> name.equals("XDG_CONFIG_HOME")
                        ? environment.getOrDefault(name, folder.resolve("none").toString())
                        : environment.get(name)));
        line.parseArgs(args);
        return line;
    }

    private String file(String text) throws IOException {
        Path file = folder.resolve("server.conf");
        Files.writeString(file, text);
        return file.toString();
    }

    @Test
    void aFlagWinsOverTheEnvironmentAndTheEnvironmentOverTheFile() throws IOException {
        String file = file("# ours\nport = 1000\n\nallow = 10.0.0.0/8,192.168.1.7\nopen-signup = true\n");
        parse(Map.of(), "--config", file);
        assertThat(sample.port).isEqualTo(1000);
        assertThat(sample.allow).containsExactly("10.0.0.0/8", "192.168.1.7");
        assertThat(sample.openSignUp).isTrue();
        parse(Map.of("TAGLOOP_PORT", "2000", "TAGLOOP_CONFIG", file));
        assertThat(sample.port).isEqualTo(2000);
        CommandLine line = parse(Map.of("TAGLOOP_PORT", "2000"), "-p", "3000", "--config=" + file);
        assertThat(sample.port).isEqualTo(3000);
        Setting port = Settings.of(line.getCommandSpec()).all().stream()
                .filter(setting -> setting.name().equals("port"))
                .findAny()
                .orElseThrow();
        assertThat(SettingsOrigins.of(line.getCommandSpec()).place(port)).contains("--port");
    }

    @Test
    void theFileInTheUsersFolderIsReadWithoutBeingNamed() throws IOException {
        Files.createDirectories(folder.resolve("home/tagloop"));
        Files.writeString(folder.resolve("home/tagloop/server.conf"), "port = 4711");
        parse(Map.of("XDG_CONFIG_HOME", folder.resolve("home").toString()));
        assertThat(sample.port).isEqualTo(4711);
    }

    @Test
    void aSwitchCanBeTurnedOffByTheEnvironment() throws IOException {
        parse(Map.of("TAGLOOP_OPEN_SIGNUP", "false"), "--config", file("open-signup = true"));
        assertThat(sample.openSignUp).isFalse();
    }

    @Test
    void mistakesInTheFileAreNamedWithTheirLine() throws IOException {
        assertMistake(file("port = 1\nprot = 2\n"), "line 2: there is no setting \"prot\"");
        assertMistake(file("port = 1\nport = 2\n"), "line 2: port is set already in line 1");
        assertMistake(file("\nport\n"), "line 2: \"port\" is no setting");
        assertMistake(folder.resolve("gone.conf").toString(), "is not there");
    }

    private void assertMistake(String file, String message) {
        Assertions.assertThatThrownBy(() -> parse(Map.of(), "--config", file))
                .isInstanceOfAny(UserError.class, ParameterException.class)
                .hasMessageContaining(message);
    }

    @Test
    void theOwnerSeesEachValueWithItsPlaceButNoSecret() throws IOException {
        String file = file("allow = 10.0.0.0/8,192.168.1.7\n");
        CommandLine line =
                parse(Map.of("TAGLOOP_PORT", "1001", "TAGLOOP_USER_TOKEN", "0123"), "--open-signup", "--config", file);
        List<SettingInForce> settings = Settings.of(line.getCommandSpec())
                .inForce(SettingsOrigins.of(line.getCommandSpec()), Map.of("data-dir", "/data"));
        assertThat(settings)
                .containsExactly(
                        new SettingInForce(
                                "allow",
                                Optional.of("10.0.0.0/8,192.168.1.7"),
                                false,
                                "file",
                                Optional.of(file + ", line 1")),
                        new SettingInForce("data-dir", Optional.of("/data"), false, "default", Optional.empty()),
                        new SettingInForce(
                                "open-signup", Optional.of("true"), false, "flag", Optional.of("--open-signup")),
                        new SettingInForce(
                                "port", Optional.of("1001"), false, "environment", Optional.of("$TAGLOOP_PORT")),
                        new SettingInForce(
                                "user-token",
                                Optional.of("********"),
                                true,
                                "environment",
                                Optional.of("$TAGLOOP_USER_TOKEN")));
    }

    @Test
    void aPasswordInAnAddressIsHidden() {
        CommandLine line = parse(Map.of(), "--allow=postgresql://ann:p@ss@db:5432/x?ssl=true&password=p2&y=1");
        assertThat(Settings.of(line.getCommandSpec())
                        .inForce(SettingsOrigins.of(line.getCommandSpec()), Map.of())
                        .getFirst()
                        .value())
                .contains("postgresql://ann:********@db:5432/x?ssl=true&password=********&y=1");
    }
}
