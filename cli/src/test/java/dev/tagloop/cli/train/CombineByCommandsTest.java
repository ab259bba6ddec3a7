package dev.tagloop.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.Run;
import dev.tagloop.labelstudio.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two models of OpenNLP, one of which knows persons and one places, and what they say together. */
class CombineByCommandsTest {
    private static final List<String> NAMES = List.of("Ann", "Bob", "Eve", "Ian", "Joe", "Kim", "Lea", "Max");
    private static final List<String> TOWNS = List.of("Oslo", "Rome", "Bonn", "Lima", "Bern", "Cork", "Nice", "Graz");

    @TempDir
    static Path folder;

    private static Path test;

    @BeforeAll
    static void train() throws IOException {
        train("a", rows(0, 6));
        train("b", rows(2, 8));
        test = Files.write(folder.resolve("test.jsonl"), rows(0, 8));
    }

    private static List<String> rows(int from, int to) {
        List<String> rows = new ArrayList<>();
        for (int i = from; i < to; i++) {
            for (int k = from; k < to; k += 3) {
                rows.add(
                        "{\"tokens\": [\"%s\", \"lives\", \"in\", \"%s\", \".\"], \"ner_tags\": [\"B-PER\", \"O\", \"O\", \"B-LOC\", \"O\"]}"
                                .formatted(NAMES.get(i), TOWNS.get(k)));
            }
        }
        return rows;
    }

    private static void train(String name, List<String> rows) throws IOException {
        Path data = Files.write(folder.resolve(name + ".jsonl"), rows);
        Run run = Run.of(
                "train",
                "--engine",
                "opennlp",
                "--data",
                data.toString(),
                "--output",
                folder.resolve(name).toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private static Run combine(String output, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "combine",
                "--models",
                folder.resolve("a").toString(),
                folder.resolve("b").toString(),
                "--output",
                folder.resolve(output).toString()));
        args.addAll(List.of(more));
        return Run.of(args.toArray(String[]::new));
    }

    @Test
    void theReportTellsEachModelTheWholeAndHowFarTheyAgreeAndTheFolderAnswersAsAModel() {
        Run run = combine("both", "--data", test.toString(), "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonObject report = JsonObject.parse(run.out());
        assertThat(report.text("name")).contains("combined: a+b");
        assertThat(report.integer("documents")).hasValue(24);
        assertThat(report.get("members").orElseThrow())
                .hasSize(2)
                .allSatisfy(
                        member -> assertThat(member.path("scores").path("f1").doubleValue())
                                .isGreaterThan(0.9));
        assertThat(report.object("combination")
                        .orElseThrow()
                        .object("scores")
                        .orElseThrow()
                        .number("f1")
                        .orElseThrow())
                .isGreaterThan(0.9);
        JsonObject agreement = report.object("agreement").orElseThrow();
        assertThat(agreement.text("measure")).contains("strict span F1");
        assertThat(agreement.object("labels").orElseThrow().keys()).containsExactly("LOC", "PER");
        Run asked = Run.of(
                "predict", "--model", folder.resolve("both").toString(), "--text", "Kim lives in Bern.", "--json");
        assertThat(asked.exitCode()).as(asked.err()).isZero();
        assertThat(asked.out()).contains("\"PER\"").contains("\"LOC\"");
        Run measured =
                Run.of("evaluate", "--model", folder.resolve("both").toString(), "--data", test.toString(), "--json");
        assertThat(measured.exitCode()).as(measured.err()).isZero();
        assertThat(JsonObject.parse(measured.out()).number("f1").orElseThrow()).isGreaterThan(0.9);
    }

    @Test
    void withoutTextsAllCountTheSameAndAFolderThatIsThereIsNotTouched() {
        Run run = combine("equal");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out() + run.err()).contains("All models count the same; nothing was measured.");
        Run again = combine("equal");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("is not empty");
    }

    @Test
    void aCombinationIsNotCombinedAgain() {
        assertThat(combine("inner").exitCode()).isZero();
        Run run = Run.of(
                "combine",
                "--models",
                folder.resolve("a").toString(),
                folder.resolve("inner").toString(),
                "--output",
                folder.resolve("outer").toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("is a combination itself; name the models that it is made of");
        assertThat(folder.resolve("outer")).doesNotExist();
    }
}
