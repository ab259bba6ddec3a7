package dev.tagloop.cli.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.Program;
import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Prediction;
import dev.tagloop.labelstudio.model.Task;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The tutorial as a script of commands, each a program of its own, against a server and a Hub. */
@Tag("thorough")
class TutorialByCommandsTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("tagloop.root"), "examples");

    @TempDir
    Path folder;

    /** What ./tagloop does, with the classes of this build. */
    private Path launcher() throws Exception {
        Path launcher = folder.resolve("tagloop");
        Files.writeString(
                launcher,
                "#!/bin/sh\nexec '%s' %s -cp '%s' dev.tagloop.cli.Main \"$@\"\n"
                        .formatted(
                                Program.tool("java"),
                                String.join(" ", Program.FLAGS),
                                System.getProperty("java.class.path")));
        return Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    @Timeout(900)
    void everyStepIsACommand() throws Exception {
        try (TutorialPlace place = TutorialPlace.open(folder)) {
            Map<String, String> environment = new HashMap<>(place.environment());
            environment.put("TAGLOOP", launcher().toString());
            environment.put("TUTORIAL_WORK", folder.resolve("work").toString());
            Files.createDirectories(folder.resolve("work"));
            try (Program script = Program.start(
                    environment, List.of("bash", EXAMPLES.resolve("tutorial.sh").toString(), "--gold-labels"))) {
                assertThat(script.await(Duration.ofMinutes(14)))
                        .as(script.output())
                        .isZero();
                assertThat(script.output())
                        .contains("Logged in as learner")
                        .contains("Imported 60 tasks", "Imported 40 tasks")
                        .contains("60 of 60 tasks labelled")
                        .contains("Steve Jobs")
                        .contains("HuggingFaceNer.java")
                        .contains("Project 1 asks Named entities at http://127.0.0.1:");
                theBackendEndsWithTheScript(script.output());
            }
            theServerHasWhatTheStepsMade(place);
        }
        theExportIsADatasetThatAModelCanReadAndTheBackendCompiles();
    }

    private static void theBackendEndsWithTheScript(String output) throws Exception {
        Matcher address =
                Pattern.compile("listens on http://127\\.0\\.0\\.1:(\\d+)").matcher(output);
        assertThat(address.find()).as(output).isTrue();
        int port = Integer.parseInt(address.group(1));
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (isOpen(port)) {
            assertThat(System.nanoTime()).as("the backend still serves").isLessThan(end);
            Thread.sleep(50);
        }
    }

    private static boolean isOpen(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return false;
        }
    }

    private static void theServerHasWhatTheStepsMade(TutorialPlace place) {
        try (StudioClient studio = place.client();
                Stream<Task> tasks = studio.tasks().list(1)) {
            List<Task> all = tasks.toList();
            assertThat(all).hasSize(100);
            JsonObject meta = all.getLast().json().object("meta").orElseThrow();
            assertThat(meta.text("source")).contains("wikiann");
            assertThat(meta.integer("hf_index")).hasValue(99);
            assertThat(all.stream().flatMap(task -> task.predictions().stream()).map(Prediction::modelVersion))
                    .hasSize(10)
                    .containsOnly("huggingface-bert-base-NER");
            assertThat(studio.backends().list(1)).singleElement().satisfies(connection -> {
                assertThat(connection.title()).isEqualTo("Named entities");
                assertThat(connection.isInteractive()).isTrue();
            });
        }
    }

    private void theExportIsADatasetThatAModelCanReadAndTheBackendCompiles() {
        Dataset train = Datasets.load(folder.resolve("work/ner_dataset").toString(), "train");
        assertThat(train.size()).isEqualTo(51);
        assertThat(train.features().names()).contains("input_ids", "attention_mask", "labels");
        assertThat(folder.resolve("work/ner_model_final/model.safetensors")).isRegularFile();
        Path source = folder.resolve("work/my_ner_backend/src/main/java/HuggingFaceNer.java");
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-d",
                                folder.resolve("classes").toString(),
                                source.toString()))
                .isZero();
    }
}
