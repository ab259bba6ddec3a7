package dev.tagloop.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.NarrowMiniLm;
import dev.tagloop.cli.Run;
import dev.tagloop.labelstudio.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("thorough")
class SimulateTest {
    @TempDir
    private Path folder;

    @Test
    void aSmallSimulationIsATableAPictureAndAJsonAndIsNotDoneTwice(@TempDir Path encoder) throws IOException {
        String[] asked = {
            "simulate",
            "--data",
            "starter-ner",
            "--limit",
            "40",
            "--samplers",
            "mnlp",
            "--budgets",
            "150,300",
            "--base",
            NarrowMiniLm.in(encoder),
            "--epochs",
            "1",
            "--threads",
            "1",
            "--output",
            folder.toString()
        };
        Run run = Run.of(asked);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "40 texts (",
                        "Everything labelled: ",
                        "random",
                        "mnlp",
                        "Picture " + folder.resolve("curves.svg"));
        assertThat(Files.readString(folder.resolve("curves.svg")))
                .startsWith("<svg")
                .contains(">mnlp<", ">random<");
        List<String> files = files();
        assertThat(files).hasSize(3).anyMatch(name -> name.startsWith("everything-1-"));

        long begin = System.nanoTime();
        Run again = Run.of(Stream.concat(Stream.of(asked), Stream.of("--json")).toArray(String[]::new));
        assertThat(again.exitCode()).as(again.err()).isZero();
        JsonObject json = JsonObject.parse(again.out());
        assertThat(json.integer("full_tokens").orElseThrow()).isPositive();
        assertThat(json.object("full").orElseThrow().toNode().get("low").isNull())
                .isTrue();
        assertThat(again.out()).doesNotContain("NaN");
        assertThat(files()).isEqualTo(files);
        assertThat((System.nanoTime() - begin) / 1e9).isLessThan(20);
    }

    @Test
    void whatTheDataAreForIsReplayed() throws IOException {
        Run run = simulated(i -> """
                {"document": "Ann lives in house %d. It is blue. Nobody else lives there.", "summary": "Ann lives there."}""".formatted(i));
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonObject report = JsonObject.parse(run.out());
        assertThat(report.text("task")).contains("summarization");
        assertThat(report.text("figure")).contains("ROUGE-L");
        JsonObject random = report.objects("samplers").getFirst();
        assertThat(random.object("at_the_end").orElseThrow().keys())
                .contains("rougeL", "rouge1", "rouge2", "rougeLsum");
    }

    @Test
    void aTaskThatIsNamedGoesBeforeWhatTheDataTell() throws IOException {
        Run run = simulated(i -> """
                {"id": "%1$d", "question": "Who lives in house %1$d?", "context": "Ann lives in house %1$d. It is blue.", \
                "answers": {"text": ["Ann"], "answer_start": [0]}}""".formatted(i), "--task", "written-answers");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(JsonObject.parse(run.out()).text("task")).contains("text2text-generation");
    }

    private Run simulated(IntFunction<String> row, String... more) throws IOException {
        Path file = folder.resolve("rows.jsonl");
        Files.write(file, IntStream.range(0, 12).mapToObj(row).toList());
        return Run.of(Stream.concat(
                        Stream.of(
                                "simulate",
                                "--data",
                                file.toString(),
                                "--samplers",
                                "sequential",
                                "--budgets",
                                "40",
                                "--threads",
                                "1",
                                "--json",
                                "--output",
                                folder.toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void whatCannotBeIsOneSentence() {
        Run sampler = Run.of("simulate", "--samplers", "mlnp", "--output", folder.toString());
        assertThat(sampler.exitCode()).isEqualTo(1);
        assertThat(sampler.err())
                .contains("There is no sampler 'mlnp'. For token-classification there are random, sequential,")
                .doesNotContain("changing-text")
                .doesNotContain("\tat ");
        Run budgets = Run.of("simulate", "--budgets", "300,200", "--output", folder.toString());
        assertThat(budgets.err()).contains("--budgets must rise from 1 to at most the ", "not [300, 200].");
        Run bootstrap = Run.of("simulate", "--scenario", "tutorial", "--limit", "40", "--output", folder.toString());
        assertThat(bootstrap.err()).contains("--bootstrap must be 2 to 39 of these 40 texts, not 500.");
        Run unfit = Run.of("simulate", "--data", "starter-topics", "--samplers", "mnlp", "--output", folder.toString());
        assertThat(unfit.exitCode()).isEqualTo(1);
        assertThat(unfit.err())
                .contains("The sampler 'mnlp' does not fit text-classification: of such tasks it says what another one"
                        + " says, or nothing. For text-classification there are random, sequential, longest-first,"
                        + " least-confidence,");
        Run tutorial =
                Run.of("simulate", "--scenario", "tutorial", "--data", "starter-qa", "--output", folder.toString());
        assertThat(tutorial.err())
                .contains("The tutorial's example is about labelled spans, and starter-qa is for question-answering.");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("runs"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
