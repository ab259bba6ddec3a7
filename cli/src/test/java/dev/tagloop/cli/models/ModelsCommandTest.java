package dev.tagloop.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.Run;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.LearningWatch;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.learner.LearnerTrainings;
import dev.tagloop.learning.train.LocalTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two versions of one project in a server's data folder. */
@Tag("thorough")
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
                .containsExactly(
                        "task", "metric", "documents", "a", "b", "difference", "labels", "won", "lost", "changed");

        assertThat(models("promote", "v2").out()).isEqualTo("v2 predicts from now on.\n");
        assertThat(models("rollback").out()).isEqualTo("v1 predicts again.\n");
        Run none = models("rollback");
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.err()).contains("before v1 no version was promoted");
    }

    @Test
    void versionsAreTrainedAgainArchivedImportedSweptAndTheirStoryIsTold(@TempDir Path other) throws Exception {
        Path project = other.resolve("project-5");
        copy(data.resolve("models/project-3"), project);
        String[] at = {"--dir", other.toString()};

        Run again = models(at, "reproduce", "v2");
        assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
        assertThat(again.out())
                .contains("v2 was trained again in ")
                .contains("is equal, bit by bit")
                .contains("model.safetensors");

        Run examples = models(at, "compare", "v1", "v2", "--examples", "1");
        assertThat(examples.out()).contains("95 % interval of the difference").contains(" is better on ");

        Path outside = project.resolve("v1");
        Run imported = models(at, "import", outside.toString(), "--map", "PER=Person", "--json");
        assertThat(imported.exitCode()).as(imported.err()).isZero();
        assertThat(JsonObject.parse(imported.out()).text("name")).hasValue("v3");
        assertThat(Files.readString(project.resolve("v3/config.json")))
                .contains("B-Person")
                .doesNotContain("B-PER");
        assertThat(models(at, "import", outside.toString(), "--map", "ORG=Firm").err())
                .contains("The model has no label ORG; it has ");

        assertThat(models(at, "archive", "v3").out()).isEqualTo("v3 is archived.\n");
        assertThat(models(at, "ls").out()).doesNotContain("v3");
        assertThat(models(at, "ls", "--archived").out()).contains("imported (archived)");
        assertThat(models(at, "promote", "v3").err()).contains("is archived");

        assertThat(models(at, "promote", "v2").exitCode()).isZero();
        Run dry = models(at, "gc", "--keep-last", "1", "--keep-best", "0", "--also-archived");
        assertThat(dry.out())
                .contains("  v2     stays: it is promoted\n")
                .contains("  v3     stays: it is one of the newest\n")
                .contains("Nothing is to be removed.");
        assertThat(models(at, "unarchive", "v3").exitCode()).isZero();
        assertThat(models(at, "promote", "v3").exitCode()).isZero();
        JsonObject swept = JsonObject.parse(models(at, "gc", "--keep-last", "1", "--keep-best", "0", "--json")
                .out());
        assertThat(swept.flag("removed")).contains(false);
        assertThat(swept.objects("stay")).hasSize(3);
        assertThat(models(at, "log").out().lines().map(line -> line.substring(21)))
                .endsWith("v3     archived", "v2     promoted", "v3     unarchived", "v3     promoted");

        assertThat(Run.of("snapshots", "diff", "v1", "v2", "--dir", other.toString())
                        .out())
                .startsWith("+2 spans, 2 tasks added\n");
    }

    private static Run models(String[] at, String... args) {
        return Run.of(Stream.of(Stream.of("models"), Stream.of(args), Stream.of(at))
                .flatMap(Function.identity())
                .toArray(String[]::new));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                if (!Files.isDirectory(target)) {
                    Files.copy(file, target);
                }
            }
        }
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
