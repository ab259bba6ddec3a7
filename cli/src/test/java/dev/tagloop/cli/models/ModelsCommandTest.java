package dev.tagloop.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.Run;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.LearningWatch;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.learner.LearnerTrainings;
import dev.tagloop.learning.train.LocalTrainer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two versions of one project in a server's data folder. */
class ModelsCommandTest {
    private static final String CONFIG =
            "<View><Text name=\"text\" value=\"$text\"/><Labels name=\"ner\" toName=\"text\">"
                    + "<Label value=\"PER\"/></Labels></View>";
    private static final LearningWatch NOBODY = new LearningWatch() {
        @Override
        public void progress(String step, long done, long total) {}

        @Override
        public void log(String line) {}

        @Override
        public void figures(JsonObject point) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    @TempDir
    private static Path data;

    private static Stream<Task> tasks(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Task(JsonObject.parse(
                        "{\"id\": %d, \"data\": {\"text\": \"Ann number %d lives here\"}, \"annotations\": [{\"id\": 1, \"result\": [{\"id\": \"a\", \"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\", \"value\": {\"start\": 0, \"end\": 3, \"labels\": [\"PER\"]}}]}]}"
                                .formatted(i + 1, i))));
    }

    @BeforeAll
    static void learn() {
        LearnerTrainings trainings = LearnerTrainings.open(data.resolve("models/project-3"), new LocalTrainer());
        BackendProject project = BackendProject.of(3, Instant.EPOCH, CONFIG);
        JsonObject settings = JsonObject.parse("{\"num_train_epochs\": 1}");
        trainings.learn(project, tasks(42), settings, NOBODY);
        trainings.learn(project, tasks(44), settings, NOBODY);
        trainings.promote("v1");
    }

    private static Run models(String... args) {
        return Run.of(Stream.concat(
                        Stream.concat(Stream.of("models"), Stream.of(args)), Stream.of("--data-dir", data.toString()))
                .toArray(String[]::new));
    }

    @Test
    void versionsAreListedShownComparedPromotedAndTakenBack() {
        Run list = models("ls");
        assertThat(list.exitCode()).as(list.err()).isZero();
        assertThat(list.out())
                .contains("project-3 in ")
                .contains("* v1 ")
                .contains("  v2 ")
                .contains("held-out documents");
        assertThat(JsonObject.parse(models("ls", "--json").out())
                        .objects("projects")
                        .getFirst()
                        .objects("versions"))
                .extracting(version -> version.text("name").orElseThrow())
                .containsExactly("v1", "v2");

        assertThat(models("show", "v2").out())
                .startsWith("v2, made ")
                .contains("44 documents")
                .contains("labelled \\ predicted");
        assertThat(models("compare", "v1", "v2").out())
                .contains("texts that neither has learned from")
                .contains("95 % interval");
        assertThat(JsonObject.parse(models("compare", "v1", "v2", "--json").out())
                        .keys())
                .containsExactly("documents", "a", "b", "difference", "labels", "changed");

        assertThat(models("promote", "v2").out()).isEqualTo("v2 predicts from now on.\n");
        assertThat(models("rollback").out()).isEqualTo("v1 predicts again.\n");
        Run none = models("rollback");
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.err()).contains("before v1 no version was promoted");
    }

    @Test
    void whatIsNotThereIsSaidWithWhatToDo(@TempDir Path empty) {
        Run nothing = Run.of("models", "ls", "--dir", empty.toString());
        assertThat(nothing.exitCode()).isEqualTo(1);
        assertThat(nothing.err()).contains("There are no versions of a model in " + empty);
        assertThat(models("show", "v9").err()).contains("There is no version v9");
        assertThat(models("ls", "--project", "4").err()).contains("of project 4");
        assertThat(Run.of("models", "promote", "--dir", data.toString()).exitCode())
                .isEqualTo(2);
    }
}
