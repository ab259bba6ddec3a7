package dev.tagloop.cli.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.Program;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.server.Studio;
import dev.tagloop.server.StudioUser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples run as their README says. */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("tagloop.root"), "examples");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path data;

    private Studio studio;
    private Map<String, String> environment;

    @BeforeEach
    void startServer() {
        studio = Studio.start(config -> config.dataDir(data).port(0).username("ann@example.com"));
        StudioUser ann = studio.user("ann@example.com").orElseThrow();
        environment = Map.of("LABEL_STUDIO_URL", studio.url(), "LABEL_STUDIO_API_KEY", studio.token(ann));
    }

    @AfterEach
    void stopServer() {
        studio.close();
    }

    @Test
    void theTutorialRunsAsAProgram() throws Exception {
        try (Program program = Program.java(
                environment, List.of(EXAMPLES.resolve("Tutorial.java").toString()))) {
            assertThat(program.await(PATIENCE)).as(program.output()).isZero();
            tellsOfEveryStep(program.output());
        }
    }

    @Test
    void theTutorialRunsInJshell() throws Exception {
        try (Program program = Program.start(
                environment,
                List.of(
                        Program.tool("jshell").toString(),
                        "-R--enable-native-access=ALL-UNNAMED",
                        "--class-path",
                        System.getProperty("java.class.path"),
                        EXAMPLES.resolve("tutorial.jsh").toString()))) {
            assertThat(program.await(PATIENCE)).as(program.output()).isZero();
            assertThat(program.output()).doesNotContain("Error:").doesNotContain("Exception");
            tellsOfEveryStep(program.output());
        }
    }

    private static void tellsOfEveryStep(String output) {
        assertThat(output)
                .contains("Connected to", ": UP")
                .contains("Project 1: ")
                .contains("Imported 100 tasks")
                .contains("Exported: 60 of 60 tasks labelled")
                .contains("epoch  1")
                .contains("Stored 10 suggestions");
    }

    @Test
    void theNotebookHoldsTheStepsOfTheShellScript() throws Exception {
        JsonObject notebook = JsonObject.parse(Files.readString(EXAMPLES.resolve("tutorial.ipynb")));
        String cells = notebook.objects("cells").stream()
                .filter(cell -> cell.text("cell_type").orElse("").equals("code"))
                .flatMap(cell -> cell.texts("source").stream())
                .map(line -> line.replace("\n", ""))
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));
        String script = Files.readAllLines(EXAMPLES.resolve("tutorial.jsh")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("//") && !line.equals("/exit"))
                .collect(Collectors.joining("\n"));
        assertThat(cells).isEqualTo(script);
    }
}
