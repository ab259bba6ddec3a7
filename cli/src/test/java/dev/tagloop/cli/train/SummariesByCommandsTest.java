package dev.tagloop.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.Run;
import dev.tagloop.labelstudio.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("thorough")
class SummariesByCommandsTest {

    @TempDir
    private Path folder;

    @Test
    void theQuickstartSummarizesBeforeAnybodyHasTrainedAnything() {
        Run run = Run.of(
                "quickstart",
                "--task",
                "summarization",
                "--exit",
                "--json",
                "--port",
                "0",
                "--data-dir",
                folder.toString(),
                "--tasks",
                "30",
                "--annotate",
                "22");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonObject report = JsonObject.parse(run.out());
        assertThat(report.object("tasks")).hasToString("Optional[{\"imported\":30,\"annotated\":22,\"predicted\":8}]");
        JsonObject metrics = report.object("preannotation")
                .flatMap(scores -> scores.object("metrics"))
                .orElseThrow();
        assertThat(metrics.number("rougeL").orElseThrow())
                .isGreaterThan(metrics.number("lead_rougeL").orElseThrow());
        assertThat(Path.of(report.text("model_dir").orElseThrow()).resolve("README.md"))
                .content()
                .contains("pipeline_tag: summarization");
    }

    @Test
    void theEncoderSummarizesAFile() throws Exception {
        Path input = Files.writeString(
                folder.resolve("in.jsonl"),
                "{\"text\": \"The bridge is closed. It has cracks. Buses take the ford 😀.\"}\n");
        Path output = folder.resolve("out.jsonl");

        Run run = Run.of(
                "predict",
                "--model",
                "minilm",
                "--task",
                "summarization",
                "--input",
                input.toString(),
                "--output",
                output.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        List<String> lines = Files.readAllLines(output);
        assertThat(lines).hasSize(1);
        assertThat(JsonObject.parse(lines.getFirst()).text("summary_text").orElseThrow())
                .isIn("The bridge is closed.", "It has cracks.", "Buses take the ford 😀.");
        assertThat(run.out() + run.err()).contains("Found 1 summaries in 1 texts");
    }

    @Test
    void theTaskIsSeenFromTheColumnsAndTheTrainedModelIsMeasured() throws Exception {
        Path data = Files.writeString(folder.resolve("data.jsonl"), """
                {"document": "The bridge is closed. It has cracks in its pillars. It was sunny.", "summary": "The bridge has cracks."}
                {"document": "Ann bakes bread. The bread of Ann is the best in town. Hello.", "summary": "Ann bakes the best bread."}
                {"document": "Whales sing. Their songs travel far under the ice. Yes.", "summary": "Songs of whales travel far."}
                """);
        String model = folder.resolve("model").toString();

        Run trained =
                Run.of("train", "--data", data.toString(), "--output", model, "--held-out", "0", "--force", "--json");
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        assertThat(JsonObject.parse(trained.out()).text("task")).contains("summarization");
        Run evaluated = Run.of("evaluate", "--model", model, "--data", data.toString(), "--json");
        assertThat(evaluated.exitCode()).as(evaluated.err()).isZero();

        JsonObject report = JsonObject.parse(evaluated.out());
        assertThat(report.integer("documents")).hasValue(3);
        assertThat(report.number("rouge1").orElseThrow()).isGreaterThan(0.3);
        assertThat(report.keys()).contains("rougeL", "rougeLsum", "exact_match", "lead_rougeL");
        assertThat(Run.of("evaluate", "--model", model, "--data", data.toString())
                        .out())
                .contains("on 3 texts of", "(ROUGE, F with stems, the best of several references)", "95 %");
    }
}
