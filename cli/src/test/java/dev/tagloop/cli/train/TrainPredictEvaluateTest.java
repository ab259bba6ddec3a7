package dev.tagloop.cli.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.cli.NarrowMiniLm;
import dev.tagloop.cli.Run;
import dev.tagloop.cli.TinyModel;
import dev.tagloop.labelstudio.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One short training, then everything that is done with its model on files. */
class TrainPredictEvaluateTest {
    @TempDir
    static Path folder;

    private static Path model;
    private static JsonObject training;

    @BeforeAll
    static void train() throws Exception {
        TinyModel trained = TinyModel.train(folder, "model");
        model = trained.folder();
        training = trained.training();
    }

    @Test
    void theRunIsToldAndTheFolderIsAModelOfHuggingFace() {
        assertThat(training.integer("seed")).hasValue(7);
        assertThat(training.text("base")).contains("minilm");
        assertThat(training.objects("epochs")).hasSize(6);
        for (String file : List.of(
                "config.json",
                "model.safetensors",
                "tokenizer.json",
                "tokenizer_config.json",
                "special_tokens_map.json",
                "README.md")) {
            assertThat(model.resolve(file)).isNotEmptyFile();
        }
    }

    /** The training had word shapes, since nobody said otherwise. */
    @Test
    void theCardTellsWhatOtherProgramsLoseWithoutTheShapesOfWords() throws Exception {
        assertThat(Files.readString(model.resolve("README.md")))
                .contains(
                        "Loaders that do not know it, such as Python's `transformers`,",
                        "it is the input `word_shape_ids`, which has a default: transformers.js",
                        "For them train with `--word-shape off`.");
    }

    @Test
    void aModelIsNeverOverwritten() {
        Run run = Run.of("train", "--data", "starter-ner", "--output", model.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("not empty").contains(model.toString());
    }

    @Test
    void aTrainingThatWasBrokenOffIsGoneOnWithOnlyWhenAskedTo() throws Exception {
        Path broken = folder.resolve("broken-off");
        Files.createDirectories(broken.resolve("checkpoints/model"));
        String[] args = {
            "train",
            "--base",
            NarrowMiniLm.in(folder.resolve("narrow")),
            "--data",
            folder.resolve("train.conll").toString(),
            "--output",
            broken.toString(),
            "--epochs",
            "1"
        };
        Run refused = Run.of(args);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("holds a training that was broken off. Go on with it with --resume");
        Run resumed = Run.of(
                Stream.concat(Stream.of(args), Stream.of("--resume", "--json")).toArray(String[]::new));
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(JsonObject.parse(resumed.out()).text("model_dir"))
                .contains(broken.toAbsolutePath().toString());
        assertThat(broken.resolve("run.json")).isNotEmptyFile();
        assertThat(broken.resolve("checkpoints")).doesNotExist();
    }

    @Test
    void howWeightsAreMovedIsDecidedOnTheCommandLineAndKeptWithTheRun() throws Exception {
        Path adapted = folder.resolve("adapted");
        Run run = Run.of(
                "train",
                "--data",
                folder.resolve("train.conll").toString(),
                "--output",
                adapted.toString(),
                "--epochs",
                "1",
                "--lora",
                "4",
                "--schedule",
                "cosine",
                "--gradient-accumulation",
                "2",
                "--label-smoothing",
                "0.1",
                "--class-weights",
                "O=0.5");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonObject optimization = JsonObject.parse(Files.readString(adapted.resolve("run.json")))
                .object("settings")
                .orElseThrow()
                .object("optimization")
                .orElseThrow();
        assertThat(optimization.object("lora").orElseThrow().integer("rank")).hasValue(4);
        assertThat(optimization.object("schedule").orElseThrow().text("type")).hasValue("COSINE");
        assertThat(optimization.object("batches").orElseThrow().integer("accumulation"))
                .hasValue(2);
        assertThat(adapted.resolve("adapter/adapter_model.safetensors")).isNotEmptyFile();
        assertThat(Files.readString(adapted.resolve("adapter/adapter_config.json")))
                .contains("\"base_model_name_or_path\" : \"minilm\"", "\"r\" : 4");
        assertThat(Run.of("predict", "--model", adapted.toString(), "--text", "Ada lives in Oslo")
                        .exitCode())
                .isZero();
    }

    @Test
    void optionsThatCannotBeMeantAreOneSentence() {
        String output = folder.resolve("never").toString();
        Run schedule = Run.of("train", "--data", "starter-ner", "--output", output, "--schedule", "step");
        assertThat(schedule.exitCode()).isEqualTo(1);
        assertThat(schedule.err()).contains("there is no schedule 'step'").doesNotContain("\tat ");
        assertThat(Run.of("train", "--data", "starter-ner", "--output", output, "--class-weights", "PER")
                        .err())
                .contains("--class-weights holds 'PER': write balanced, or LABEL=NUMBER");
        assertThat(Run.of("train", "--data", "starter-ner", "--output", output, "--precision", "fp8")
                        .err())
                .contains("--precision is fp32 or bf16, not fp8");
    }

    @Test
    void aLineInIsALineOutWithCodePointOffsets() throws Exception {
        Path input = Files.writeString(
                folder.resolve("texts.txt"), "Ann 😀 lives in Rome now .\n\nnothing here\nBob lives in Oslo now .\n");
        Path output = folder.resolve("entities.jsonl");
        Run run = Run.of(
                "predict", "--model", model.toString(), "--input", input.toString(), "--output", output.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<JsonObject> lines =
                Files.readAllLines(output).stream().map(JsonObject::parse).toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0).text("text")).contains("Ann 😀 lives in Rome now .");
        JsonObject rome = lines.get(0).objects("entities").getLast();
        assertThat(rome.keys()).containsExactly("start", "end", "label", "score");
        assertThat(rome.integer("start")).hasValue(15);
        assertThat(rome.integer("end")).hasValue(19);
        assertThat(rome.text("label")).contains("LOC");
        assertThat(lines.get(1).text("text")).contains("");
        assertThat(lines.get(1).objects("entities")).isEmpty();
        assertThat(output.resolveSibling("entities.jsonl.part")).doesNotExist();
    }

    @Test
    void jsonLinesAreReadByTheirText() throws Exception {
        Path input = Files.writeString(
                folder.resolve("texts.jsonl"), "{\"id\": 1, \"text\": \"Eve lives in Cork now .\"}\n");
        Path output = folder.resolve("from-json.jsonl");
        Run run = Run.of(
                "predict",
                "--model",
                model.toString(),
                "--input",
                input.toString(),
                "--output",
                output.toString(),
                "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(JsonObject.parse(run.out()).integer("texts")).hasValue(1);
        assertThat(JsonObject.parse(Files.readString(output)).objects("entities"))
                .extracting(entity -> entity.text("label").orElseThrow())
                .containsExactly("PER", "LOC");
    }

    @Test
    void aTextOnTheCommandLineIsAnsweredAtOnce() {
        Run run = Run.of("predict", "--model", model.toString(), "--text", "Dan lives in Lima now .");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("Found 2 entities:").contains("Dan").contains("Lima");
    }

    @Test
    void evaluationCountsWholeEntitiesPerLabel() throws Exception {
        Path gold = Files.writeString(folder.resolve("gold.jsonl"), """
                {"text": "Ann lives in Rome now .", "entities": [{"start": 0, "end": 3, "label": "PER"}, {"start": 13, "end": 17, "label": "LOC"}]}
                {"text": "Hal lives in Bonn now .", "entities": [{"start": 0, "end": 3, "label": "LOC"}, {"start": 13, "end": 17, "label": "LOC"}]}
                """);
        Run run = Run.of("evaluate", "--model", model.toString(), "--data", gold.toString(), "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonObject report = JsonObject.parse(run.out());
        assertThat(report.number("f1").orElseThrow()).isCloseTo(0.75, within(1e-9));
        assertThat(report.object("labels")
                        .orElseThrow()
                        .object("LOC")
                        .orElseThrow()
                        .number("recall"))
                .hasValue(2.0 / 3);
        assertThat(report.object("errors").orElseThrow().integer("wrong_type")).hasValue(1);
    }

    @Test
    void whetherInt8IsWorthItIsOneSentenceAndTheGraphsAreWritten() throws Exception {
        Path gold = Files.writeString(folder.resolve("few.jsonl"), """
                {"text": "Ann lives in Rome now .", "entities": [{"start": 0, "end": 3, "label": "PER"}]}
                """);
        Run run = Run.of("optimize", "--model", model.toString(), "--data", gold.toString(), "--write", "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonObject report = JsonObject.parse(run.out());
        assertThat(report.number("speedup").orElseThrow()).isPositive();
        assertThat(report.number("f1_change")).isPresent();
        boolean accepted = report.flag("accepted").orElseThrow();
        assertThat(model.resolve("onnx/model.onnx")).exists();
        assertThat(Files.exists(model.resolve("onnx/model_quantized.onnx"))).isEqualTo(accepted);
        Run missing = Run.of("optimize", "--model", "minilm", "--data", gold.toString(), "--write");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err()).contains("--write");
    }

    @Test
    void openNlpIsTrainedMeasuredAndAskedAsAnyModel() throws Exception {
        Path gold = Files.writeString(folder.resolve("names.jsonl"), """
                {"text": "😀 Ann lives in Oslo.", "entities": [{"start": 2, "end": 5, "label": "PER"}]}
                {"text": "😀 Bob lives in Rome.", "entities": [{"start": 2, "end": 5, "label": "PER"}]}
                """);
        Path quick = folder.resolve("quick");
        Run train = Run.of(
                "train",
                "--engine",
                "opennlp",
                "--data",
                gold.toString(),
                "--validation",
                gold.toString(),
                "--output",
                quick.toString());
        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(train.out()).contains("Trained OpenNLP on 2 texts", "Scores on 2 texts");
        Run measured = Run.of("evaluate", "--model", quick.toString(), "--data", gold.toString(), "--json");
        assertThat(JsonObject.parse(measured.out()).object("overall").isPresent()
                        || measured.out().contains("\"f1\""))
                .as(measured.out() + measured.err())
                .isTrue();
        Run asked = Run.of("predict", "--model", quick.toString(), "--text", "😀 Ann lives in Rome.", "--json");
        assertThat(asked.out()).contains("\"start\":2", "\"end\":5", "PER");
        Run pushed = Run.of(
                "train",
                "--engine",
                "opennlp",
                "--data",
                gold.toString(),
                "--output",
                folder + "/q2",
                "--push-to-hub",
                "a/b");
        assertThat(pushed.exitCode()).isEqualTo(1);
        assertThat(pushed.err()).contains("--push-to-hub");
    }

    @Test
    void missingModelsAndDataAreOneSentence() {
        Run noModel = Run.of("predict", "--model", folder + "/none", "--text", "x");
        assertThat(noModel.exitCode()).isEqualTo(1);
        assertThat(noModel.err().strip().lines()).hasSize(1);
        assertThat(noModel.err()).contains("none");
        Run noData = Run.of("train", "--data", "no-such-data", "--output", folder + "/other");
        assertThat(noData.exitCode()).isEqualTo(1);
        assertThat(noData.err()).contains("no-such-data").contains("starter-ner");
        Run noOutput = Run.of("predict", "--model", model.toString(), "--input", "texts.txt");
        assertThat(noOutput.exitCode()).isEqualTo(1);
        assertThat(noOutput.err()).contains("--output");
    }
}
