package dev.tagloop.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.NarrowMiniLm;
import dev.tagloop.cli.Run;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.train.TrainingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One short training on a few texts with a label each, then everything that is done with such models on files. */
class LabelsOfTextsByCommandsTest {
    private static final List<String> SPORT =
            List.of("The ball hit the net.", "A late goal won the match.", "Her team lost the final match.");
    private static final List<String> POLITICS =
            List.of("The law passed the vote.", "A new tax was announced.", "The minister lost the vote.");

    @TempDir
    static Path folder;

    private static Path data;
    private static Path model;
    private static JsonObject training;

    @BeforeAll
    static void train() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < SPORT.size(); i++) {
            rows.add(row(SPORT.get(i), "\"label\": \"sport\""));
            rows.add(row(POLITICS.get(i), "\"label\": \"politics\""));
        }
        data = Files.write(folder.resolve("texts.jsonl"), rows);
        model = folder.resolve("topics");
        Run run = Run.of(
                "train",
                "--task",
                "classification",
                "--data",
                data.toString(),
                "--validation",
                data.toString(),
                "--output",
                model.toString(),
                "--base",
                NarrowMiniLm.in(folder.resolve("narrow")),
                "--epochs",
                "1",
                "--force",
                "--with-baseline",
                "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        training = JsonObject.parse(run.out());
    }

    private static String row(String text, String answer) {
        return "{\"text\": \"" + text + "\", " + answer + "}";
    }

    /** On the texts that it has learned, words alone suffice. */
    @Test
    void theFloorIsToldBesideTheModel() {
        JsonObject floor = training.object("baseline").orElseThrow();
        assertThat(floor.text("engine")).contains("opennlp");
        assertThat(floor.text("metric")).contains("f1");
        assertThat(floor.number("figure")).hasValue(1.0);
        assertThat(floor.object("scores").orElseThrow().integer("documents")).hasValue(6);
        assertThat(floor.number("seconds").orElseThrow()).isPositive();
        TrainingRun kept = TrainingRun.read(model).orElseThrow();
        assertThat(kept.baseline().figure()).isEqualTo(1.0);
        assertThat(kept.baseline().scores().method()).isEqualTo(kept.scores().method());
        assertThat(model.resolve("README.md"))
                .content()
                .contains("- floor: OpenNLP, without an encoder, reaches f1 1.000");
    }

    @Test
    void int8IsTriedOnTheTextsAndToldInF1() throws IOException {
        Path few = Files.write(
                folder.resolve("few.jsonl"), Files.readAllLines(data).subList(0, 2));
        Run run = Run.of("optimize", "--model", model.toString(), "--data", few.toString(), "--write", "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonObject report = JsonObject.parse(run.out());
        assertThat(report.number("speedup").orElseThrow()).isPositive();
        assertThat(report.number("f1_change").orElseThrow()).isBetween(-1.0, 1.0);
        assertThat(report.integer("bytes").orElseThrow()).isPositive();
        assertThat(model.resolve("onnx/model.onnx")).isNotEmptyFile();
        assertThat(Files.exists(model.resolve("onnx/model_quantized.onnx")))
                .isEqualTo(report.flag("accepted").orElseThrow());
    }

    @Test
    void openNlpLearnsThemTooAndIsMeasuredAndAskedAsAnyModel() {
        Path quick = folder.resolve("quick");
        Run train = Run.of("train", "--engine", "opennlp", "--data", data.toString(), "--output", quick.toString());
        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(train.out()).contains("Trained OpenNLP on ");
        assertThat(train.err()).doesNotContain("INFO");
        Run measured = Run.of("evaluate", "--model", quick.toString(), "--data", data.toString(), "--json");
        assertThat(measured.exitCode()).as(measured.err()).isZero();
        assertThat(JsonObject.parse(measured.out()).integer("documents")).hasValue(6);
        Run asked = Run.of("predict", "--model", quick.toString(), "--text", "The ball, the NET!", "--json");
        assertThat(asked.exitCode()).as(asked.err()).isZero();
        assertThat(JsonObject.parse(asked.out()).texts("labels")).containsExactly("sport");
    }

    @Test
    void whatOpenNlpCannotLearnIsOneSentence() throws IOException {
        Path several = Files.write(
                folder.resolve("several.jsonl"),
                List.of(row("a b", "\"labels\": [\"x\", \"y\"]"), row("c d", "\"labels\": []")));
        Run run = Run.of(
                "train",
                "--engine",
                "opennlp",
                "--task",
                "classification",
                "--data",
                several.toString(),
                "--held-out",
                "0",
                "--output",
                folder + "/never");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "OpenNLP's document categorizer gives a text exactly one label; these texts have any number of"
                                + " labels. Train an encoder instead.")
                .doesNotContain("\tat ");
        Run floor = Run.of(
                "train",
                "--with-baseline",
                "--task",
                "classification",
                "--data",
                several.toString(),
                "--output",
                folder + "/never");
        assertThat(floor.exitCode()).isEqualTo(1);
        assertThat(floor.err()).contains("--with-baseline cannot be had: OpenNLP's document categorizer");
        Run both = Run.of(
                "train",
                "--with-baseline",
                "--engine",
                "opennlp",
                "--data",
                data.toString(),
                "--output",
                folder + "/never");
        assertThat(both.exitCode()).isEqualTo(1);
        assertThat(both.err()).contains("leave it out with --engine opennlp");
    }
}
