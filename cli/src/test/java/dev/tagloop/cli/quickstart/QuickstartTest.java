package dev.tagloop.cli.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.cli.NarrowMiniLm;
import dev.tagloop.cli.Program;
import dev.tagloop.cli.Run;
import dev.tagloop.cli.server.ServedLearner;
import dev.tagloop.labelstudio.backend.Learner;
import dev.tagloop.labelstudio.client.ExportOptions;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.train.TrainingRun;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.server.Studio;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small numbers and few epochs keep these runs short; they go through everything that a full one does. */
@Tag("thorough")
class QuickstartTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path data;

    private String[] small(String... more) {
        return small(2, more);
    }

    private String[] small(int epochs, String... more) {
        return Stream.concat(
                        Stream.of(
                                "quickstart",
                                "--exit",
                                "--port",
                                "0",
                                "--data-dir",
                                data.toString(),
                                "--tasks",
                                "60",
                                "--annotate",
                                "45",
                                "--epochs",
                                Integer.toString(epochs)),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    @Test
    void oneObjectTellsOfTheWholeLoopAndTheDataFolderHoldsIt() {
        Run run = Run.of(small("--json"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonObject report = JsonObject.parse(run.out());
        assertThat(report.keys())
                .containsExactly(
                        "url",
                        "sign_in_url",
                        "user",
                        "token",
                        "project_id",
                        "project_url",
                        "model_version",
                        "model_dir",
                        "tasks",
                        "alignment",
                        "train",
                        "preannotation",
                        "seconds");
        assertThat(report.object("tasks")).hasToString("Optional[{\"imported\":60,\"annotated\":45,\"predicted\":15}]");
        JsonObject alignment = report.object("alignment").orElseThrow();
        assertThat(alignment.integer("spans").orElseThrow())
                .isPositive()
                .isEqualTo(alignment.integer("exact").orElseThrow()
                        + alignment.integer("snapped").orElseThrow()
                        + alignment.integer("dropped").orElseThrow());
        List<JsonObject> epochs = report.object("train").orElseThrow().objects("epochs");
        assertThat(epochs).hasSize(2);
        assertThat(epochs.get(1).number("loss").orElseThrow())
                .isLessThan(epochs.get(0).number("loss").orElseThrow());
        JsonObject scores = report.object("preannotation").orElseThrow();
        assertThat(scores.keys()).containsExactly("precision", "recall", "f1", "spans", "untouched", "to_touch");
        assertThat(scores.integer("untouched").orElseThrow())
                .isLessThanOrEqualTo(scores.integer("spans").orElseThrow());
        JsonObject seconds = report.object("seconds").orElseThrow();
        assertThat(seconds.keys()).containsExactly("server_start", "import", "annotate", "train", "predict", "total");
        double sum = seconds.keys().stream()
                .filter(step -> !step.equals("total"))
                .mapToDouble(step -> seconds.number(step).orElseThrow())
                .sum();
        assertThat(seconds.number("total").orElseThrow()).isGreaterThan(sum).isCloseTo(sum, within(10.0));

        Path model = Path.of(report.text("model_dir").orElseThrow());
        assertThat(Checkpoint.read(model).labels()).contains("B-PER", "I-PER", "O");
        assertThat(TrainingRun.read(model)).isPresent();
        assertThat(model).isDirectoryContaining("glob:**README.md");
        keptByTheServer(report);
    }

    private void keptByTheServer(JsonObject report) {
        long project = report.integer("project_id").orElseThrow();
        try (Learner learner = ServedLearner.in(data);
                Studio studio =
                        Studio.start(config -> config.dataDir(data).port(0).learner(learner));
                StudioClient client =
                        StudioClient.connect(studio.url(), report.text("token").orElseThrow())) {
            assertThat(report.text("model_version")).contains("v1");
            assertThat(client.learner().versions(project))
                    .singleElement()
                    .satisfies(version -> assertThat(version.text("name")).contains("v1"));
            JsonObject standing = client.learner().standing(project);
            assertThat(standing.text("serving")).contains("v1");
            assertThat(standing.integer("labelled")).hasValue(45);
            assertThat(standing.integer("new_labels"))
                    .as("nothing is left to learn")
                    .hasValue(0);
            List<Task> annotated = client.exports().json(project, ExportOptions.annotated());
            assertThat(annotated).hasSize(45);
            try (Stream<Task> unlabelled = client.tasks().listUnannotated(project)) {
                assertThat(unlabelled.toList())
                        .hasSize(15)
                        .allSatisfy(task -> assertThat(task.predictions())
                                .singleElement()
                                .satisfies(prediction -> assertThat(prediction.modelVersion())
                                        .isEqualTo(report.text("model_version").orElseThrow())));
            }
            assertThat(client.projects().get(project).modelVersion())
                    .isEqualTo(report.text("model_version").orElseThrow());
        }
    }

    @Test
    void killedInTheMiddleOfTrainingTheNextRunAcceptsTheFolderAndMakesANewProject(@TempDir Path other)
            throws Exception {
        String base = NarrowMiniLm.in(other.resolve("narrow"));
        try (Program first = Program.tagloop(small(2000, "--base", base))) {
            first.awaitLine("  epoch", PATIENCE);
            first.kill();
        }
        Run second = Run.of(small("--json", "--base", base));
        assertThat(second.exitCode()).as(second.err()).isZero();
        JsonObject report = JsonObject.parse(second.out());
        assertThat(report.integer("project_id")).hasValue(2);
        try (Studio studio = Studio.start(config -> config.dataDir(data).port(0));
                StudioClient client =
                        StudioClient.connect(studio.url(), report.text("token").orElseThrow())) {
            assertThat(client.exports().json(1, ExportOptions.annotated())).hasSize(45);
        }
        try (Stream<Path> models = Files.list(data.resolve("models").resolve("project-2"))) {
            assertThat(models.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("v1", "promotions.json", "log.jsonl", "last-version", "snapshots");
        }
    }

    @Test
    void aBusyPortIsOneSentence() {
        try (Studio other =
                Studio.start(config -> config.dataDir(data.resolve("other")).port(0))) {
            Run run = Run.of(
                    "quickstart", "--exit", "--port", Integer.toString(other.port()), "--data-dir", data + "/own");
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err().strip()).startsWith("tagloop: ").contains(Integer.toString(other.port()));
            assertThat(run.err().strip().lines()).hasSize(1);
        }
    }

    @Test
    void aFolderThatCannotBeUsedIsOneSentence() throws Exception {
        Path file = Files.writeString(data.resolve("file"), "not a folder");
        Run run = Run.of("quickstart", "--exit", "--port", "0", "--data-dir", file.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().strip()).startsWith("tagloop: ").contains(file.toString());
        assertThat(run.err().strip().lines()).hasSize(1);
    }

    @Test
    void tooFewLabelsAreRefusedWithTheNumberMissing() {
        Run run = Run.of(
                "quickstart",
                "--exit",
                "--port",
                "0",
                "--data-dir",
                data.toString(),
                "--tasks",
                "20",
                "--annotate",
                "4");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("4 labelled")
                .contains("6 more")
                .contains("10")
                .contains("--force");
    }
}
