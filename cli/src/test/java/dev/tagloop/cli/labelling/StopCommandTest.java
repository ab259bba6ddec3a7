package dev.tagloop.cli.labelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.cli.Run;
import dev.tagloop.labelstudio.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class StopCommandTest {
    private static final String RUN =
            "{\"created\": \"2026-01-0%dT00:00:00Z\", \"data\": \"project\", \"digest\": \"d\", \"documents\": %d, \"trained\": %d, \"labels\": [\"PER\"],"
                    + " \"base\": \"minilm\", \"base_revision\": \"r\", \"seed\": 42, \"scores\": {\"method\": \"HELD_OUT\", \"documents\": 4, \"precision\": 1,"
                    + " \"recall\": 1, \"f1\": %f, \"labels\": {}}, \"epochs\": [], \"best_epoch\": 1, \"notes\": [], \"seconds\": 1}";

    @TempDir
    private Path folder;

    /** A version whose F1 is 0.9 - 1 / sqrt(documents). */
    private void version(int number, int documents) throws IOException {
        Path version = Files.createDirectories(folder.resolve("v" + number));
        Files.writeString(
                version.resolve("run.json"),
                String.format(Locale.ROOT, RUN, number, documents, documents, 0.9 - 1 / Math.sqrt(documents)));
    }

    private Run stop(String... more) {
        String[] args = new String[more.length + 2];
        args[0] = "stop";
        args[1] = folder.toString();
        System.arraycopy(more, 0, args, 2, more.length);
        return Run.of(args);
    }

    @Test
    void aFolderOfVersionsTellsWhatIsLeft() throws IOException {
        version(1, 4);
        version(2, 8);
        Run early = stop("--tasks", "100");
        assertThat(early.exitCode()).as(early.err()).isZero();
        assertThat(early.out())
                .startsWith("Cannot tell yet: too few versions are measured for a learning curve: 2 of 4.");
        version(3, 16);
        version(4, 32);
        Run told = stop("--tasks", "100", "--seconds", "36");
        assertThat(told.out())
                .startsWith("Go on: about 20 more tasks, 0.2 hours, to 95 % of the F1 that all tasks would give.")
                .contains("v4              32   0.723")
                .contains("With all tasks labelled F1 would be about 0.800");
        JsonNode json = Json.read(
                stop("--tasks", "100", "--json", "--budget-tasks", "32").out());
        assertThat(json.at("/verdict/word").asString()).isEqualTo("tasks_used");
        assertThat(json.at("/verdict/stop").booleanValue()).isTrue();
        assertThat(json.at("/projected/estimate").asDouble()).isCloseTo(0.8, within(1e-3));
        assertThat(json.at("/left/estimate").asDouble()).isEqualTo(20);
    }

    @Test
    void whatCannotBeToldIsRefusedWithWhatToDo() throws IOException {
        assertThat(Run.of("stop").err()).contains("Name a project of a server with --project, or a folder");
        Run none = stop("--tasks", "10");
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.err()).contains("There are no versions of a model in " + folder);
        version(1, 4);
        assertThat(stop().err()).contains("Say with --tasks how many tasks there are in all");
        assertThat(stop("--tasks", "3").err()).contains("--tasks must be at least 4");
        assertThat(stop("--tasks", "10", "--budget-hours", "2").err()).contains("--budget-hours needs --seconds");
        assertThat(stop("--tasks", "10", "--share", "2").err()).contains("--share must be above 0 and at most 1");
    }
}
