package dev.tagloop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

@Tag("thorough")
class HelpTest {
    static Stream<String> commands() {
        return Main.commandLine().getSubcommands().keySet().stream().filter(name -> !name.equals("help"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItselfWithAnExample(String name) {
        Run run = Run.of(name, "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Example").contains("  tagloop " + (name.equals("start") ? "server" : name));
    }

    static Stream<String> subcommands() {
        return commands()
                .flatMap(name -> below(name, Main.commandLine().getSubcommands().get(name)));
    }

    private static Stream<String> below(String name, CommandLine command) {
        return command.getSubcommands().entrySet().stream().flatMap(inner -> {
            String longer = name + " " + inner.getKey();
            return Stream.concat(Stream.of(longer), below(longer, inner.getValue()));
        });
    }

    @ParameterizedTest
    @MethodSource("subcommands")
    void everySubcommandToo(String name) {
        Run run = Run.of((name + " --help").split(" "));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Example").contains("  tagloop " + name);
    }

    static Stream<String> all() {
        return Stream.concat(commands(), subcommands());
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothingIsWarnedOfBesideTheHelp(String name) {
        PrintStream before = System.err;
        ByteArrayOutputStream warned = new ByteArrayOutputStream();
        System.setErr(new PrintStream(warned, true, StandardCharsets.UTF_8));
        try {
            Run.of((name + " --help").split(" "));
        } finally {
            System.setErr(before);
        }
        assertThat(warned.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void onlyTheCommandThatIsCalledIsBuiltAndAllOfThemForEverythingElse() {
        assertThat(Main.commandLine(new String[] {"models", "ls"}).getSubcommands())
                .containsOnlyKeys("models");
        assertThat(Main.commandLine(new String[] {"start"}).getSubcommands()).containsOnlyKeys("server", "start");
        for (String first : new String[] {"--help", "-v", "help", "modls"}) {
            assertThat(Main.commandLine(new String[] {first, "models"})
                            .getSubcommands()
                            .keySet())
                    .as(first)
                    .isEqualTo(Main.commandLine().getSubcommands().keySet());
        }
        assertThat(Run.of("modls").err()).contains("models");
    }

    @Test
    void anUnknownOptionIsWrongUsage() {
        Run run = Run.of("export", "--project", "3", "--output", "labels.json", "--projekt", "3");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--projekt").doesNotContain("\tat ");
    }

    @Test
    void withoutACommandTheHelpIsShownAndUsageIsWrong() {
        Run run = Run.of();
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("COMMAND").contains("quickstart");
    }

    @Test
    void theVersionNamesTheProgramAndItsJava() {
        Run run = Run.of("--version");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("tagloop " + Version.current()).contains("Java ");
    }
}
