package dev.tagloop.cli.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.Program;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Prediction;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.tutorial.TutorialHub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples run as their README says. */
@Tag("thorough")
class ExamplesTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("tagloop.root"), "examples");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path data;

    private TutorialPlace place;

    @BeforeEach
    void openPlace() throws Exception {
        place = TutorialPlace.open(data);
    }

    @AfterEach
    void closePlace() {
        place.close();
    }

    private Program tutorial(Map<String, String> variables) throws Exception {
        return Program.java(variables, List.of(EXAMPLES.resolve("Tutorial.java").toString(), "--gold-labels"));
    }

    @Test
    void theTutorialRunsAsAProgramWithItsOwnNames() throws Exception {
        try (Program program = tutorial(place.environment())) {
            assertThat(program.await(PATIENCE)).as(program.output()).isZero();
            tellsOfEveryStep(program.output());
            assertThat(program.output())
                    .contains("Step 2: logged in at " + place.hubAddress() + " as " + TutorialHub.USER)
                    .contains("The same labels with Tagloop's own settings: ");
        }
        try (StudioClient client = place.client();
                Stream<Task> tasks = client.tasks().list(1)) {
            List<Task> all = tasks.toList();
            assertThat(all).hasSize(100);
            assertThat(all.get(99).json().object("meta").orElseThrow())
                    .isEqualTo(JsonObject.parse("{\"source\": \"wikiann\", \"hf_index\": 99}"));
            assertThat(all.stream()
                            .flatMap(task -> task.predictions().stream())
                            .map(Prediction::modelVersion)
                            .filter("huggingface-bert-base-NER"::equals))
                    .hasSize(10);
        }
    }

    @Test
    void aWrongTokenOfTheHubIsAWarningAndWhatIsPublicIsRead() throws Exception {
        Map<String, String> wrong = new HashMap<>(place.environment());
        wrong.put("HF_TOKEN", "hf_wrong");
        try (Program program = tutorial(wrong)) {
            program.awaitLine("Imported 100 tasks", PATIENCE);
            assertThat(program.output())
                    .contains("Step 2: warning: ")
                    .contains("Going on with what is public.")
                    .doesNotContain("hf_wrong");
        }
    }

    @Test
    void theTutorialRunsInJshell() throws Exception {
        try (Program program = Program.start(
                place.environment(),
                List.of(
                        Program.tool("jshell").toString(),
                        "-J-XX:TieredStopAtLevel=1",
                        "-R-XX:TieredStopAtLevel=1",
                        "-R-XX:+UseSerialGC",
                        "-R--enable-native-access=ALL-UNNAMED",
                        "--class-path",
                        System.getProperty("java.class.path"),
                        EXAMPLES.resolve("tutorial.jsh").toString()))) {
            assertThat(program.await(PATIENCE)).as(program.output()).isZero();
            assertThat(program.output()).doesNotContain("Error:").doesNotContain("Exception");
            tellsOfEveryStep(program.output());
        }
    }

    private void tellsOfEveryStep(String output) {
        assertThat(output)
                .contains("Step 1: connected to " + place.studioAddress() + ": UP")
                .contains("Step 3: project 1: ")
                .contains("[O, B-PER, I-PER, B-ORG, I-ORG, B-LOC, I-LOC]")
                .contains("Imported 100 tasks")
                .contains("Step 6: exported: 60 of 60 tasks labelled")
                .contains("input_ids      [101, ")
                .contains("Step 7: training on 51 examples, evaluating on 9")
                .contains("eval_f1=", "epoch=3.0, step=21")
                .contains("Model saved to ")
                .contains("\"Steve Jobs\" → PER")
                .contains("Step 9: created 10 pre-annotations")
                .contains("Connected, predicts as bert-base-NER")
                .contains("        Opening task ");
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
