package dev.tagloop.cli.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.NarrowMiniLm;
import dev.tagloop.cli.Run;
import dev.tagloop.labelstudio.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("thorough")
class QuickstartWithLabelsOfTextsTest {

    @Test
    void theLoopLearnsTopicsAndThenCommandsKnowTheModel(@TempDir Path data) {
        Run run = Run.of(
                "quickstart",
                "--exit",
                "--port",
                "0",
                "--data-dir",
                data.resolve("studio").toString(),
                "--base",
                NarrowMiniLm.in(data.resolve("narrow")),
                "--task",
                "classification",
                "--tasks",
                "46",
                "--annotate",
                "40",
                "--epochs",
                "1",
                "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonObject report = JsonObject.parse(run.out());
        assertThat(report.object("tasks")).hasToString("Optional[{\"imported\":46,\"annotated\":40,\"predicted\":6}]");
        assertThat(report.has("alignment")).isFalse();
        JsonObject scores = report.object("preannotation").orElseThrow();
        assertThat(scores.object("metrics").orElseThrow().keys())
                .containsExactly("f1", "precision", "recall", "accuracy", "f1_micro", "f1_weighted");
        assertThat(scores.has("spans")).isFalse();

        String model = report.text("model_dir").orElseThrow();
        assertThat(Files.exists(Path.of(model, "run.json"))).isTrue();
        Run said = Run.of("predict", "--model", model, "--text", "The match ended in a draw.", "--json");
        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(JsonObject.parse(said.out()).texts("labels")).hasSize(1);
        Run measured =
                Run.of("evaluate", "--model", model, "--data", "starter-topics", "--split", "test[:8]", "--json");
        assertThat(measured.exitCode()).as(measured.err()).isZero();
        assertThat(JsonObject.parse(measured.out()).integer("documents")).hasValue(8);
    }
}
