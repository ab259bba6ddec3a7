package dev.tagloop.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.NarrowMiniLm;
import dev.tagloop.cli.Run;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.models.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One short training on a few questions, then everything that is done with its model on files. */
class QuestionsByCommandsTest {
    @TempDir
    static Path folder;

    private static Path data;
    private static Path model;
    private static JsonObject training;

    @BeforeAll
    static void train() throws IOException {
        data = folder.resolve("questions.jsonl");
        Files.write(
                data,
                List.of(
                        row("Ann lives in Rome.", "Where does Ann live?", "Rome"),
                        row("Bob lives in Paris.", "Where does Bob live?", "Paris"),
                        row("Eve lives in Lima.", "Where does Eve live?", "Lima"),
                        row("Tom lives in Oslo.", "Where does Tom live?", "Oslo"),
                        row("Ida likes cake.", "Where does Ida live?", ""),
                        row("Max likes soup.", "What does Max like?", "soup")));
        model = folder.resolve("reader");
        Run run = Run.of(
                "train",
                "--data",
                data.toString(),
                "--output",
                model.toString(),
                "--base",
                NarrowMiniLm.in(folder.resolve("narrow")),
                "--epochs",
                "1",
                "--held-out",
                "0.3",
                "--force",
                "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        training = JsonObject.parse(run.out());
    }

    private static String row(String context, String question, String answer) {
        return """
                {"context":"%s","question":"%s","answers":{"text":[%s],"answer_start":[%s]}}""".formatted(
                        context,
                        question,
                        answer.isEmpty() ? "" : "\"" + answer + "\"",
                        answer.isEmpty() ? "" : context.indexOf(answer));
    }

    @Test
    void theTaskIsSeenFromTheColumnsAndTheModelIsHuggingFaces() throws IOException {
        assertThat(training.objects("epochs")).hasSize(1);
        assertThat(Checkpoint.read(model).config().architecture()).contains("BertForQuestionAnswering");
        assertThat(Files.readString(model.resolve("README.md")))
                .contains("pipeline_tag: question-answering")
                .contains("Question Answering");
    }

    @Test
    void aModelIsMeasuredByTheRulesOfSquad() {
        Run run = Run.of("evaluate", "--model", model.toString(), "--data", data.toString(), "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonObject report = JsonObject.parse(run.out());
        assertThat(report.toString())
                .contains("\"exact_match\"")
                .contains("\"HasAns_total\":5")
                .contains("\"NoAns_total\":1");
    }

    /** Models that answer questions are compared by how much of the answers' words they find. */
    @Test
    void int8IsTriedOnTheQuestionsAndToldInF1() throws IOException {
        Path few = Files.write(
                folder.resolve("few.jsonl"), Files.readAllLines(data).subList(0, 2));
        Run run = Run.of("optimize", "--model", model.toString(), "--data", few.toString(), "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonObject report = JsonObject.parse(run.out());
        assertThat(report.number("speedup").orElseThrow()).isPositive();
        assertThat(report.number("f1_change").orElseThrow()).isBetween(-1.0, 1.0);
        assertThat(report.flag("accepted")).isPresent();
        assertThat(model.resolve("onnx")).doesNotExist();
    }

    @Test
    void aQuestionIsAnsweredOnTheCommandLine() throws IOException {
        Run alone = Run.of("predict", "--model", model.toString(), "--text", "Ann lives in Rome.");
        assertThat(alone.exitCode()).isEqualTo(1);
        assertThat(alone.err()).contains("A model that answers questions needs --question beside --text.");

        Run run = Run.of(
                "predict",
                "--model",
                model.toString(),
                "--text",
                "Ann lives in Rome.",
                "--question",
                "Where?",
                "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonObject answer = JsonObject.parse(run.out());
        assertThat(answer.text("context")).contains("Ann lives in Rome.");
        assertThat("Ann lives in Rome.").contains(answer.text("answer").orElseThrow());

        Path output = folder.resolve("answers.jsonl");
        Run file = Run.of(
                "predict", "--model", model.toString(), "--input", data.toString(), "--output", output.toString());
        assertThat(file.exitCode()).as(file.err()).isZero();
        assertThat(Files.readAllLines(output)).hasSize(6).allMatch(line -> line.startsWith("{\"question\":\"Wh"));
    }
}
