package dev.tagloop.cli.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.cli.NarrowMiniLm;
import dev.tagloop.cli.Run;
import dev.tagloop.cli.data.PlainTexts;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.train.DomainAdaptation;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.TrainingWatch;
import dev.tagloop.models.Checkpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An encoder reads a few texts; what comes of it is a base for a training on labels. */
@Tag("thorough")
class AdaptTest {
    @TempDir
    private Path folder;

    @Test
    void textsMakeTheModelLessSurprisedAndItIsABaseAfterwards() throws Exception {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            texts.add("The valve number " + i + " of the pump leaks oil.");
        }
        texts.add("");
        texts.add(texts.getFirst());
        Path data = Files.write(folder.resolve("reports.txt"), texts);
        Path model = folder.resolve("adapted");
        Run run = Run.of(
                "adapt",
                "--data",
                data.toString(),
                "--output",
                model.toString(),
                "--epochs",
                "2",
                "--held-out",
                "0.3",
                "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonObject report = JsonObject.parse(run.out());
        assertThat(report.integer("texts").orElseThrow()
                        + report.integer("held_out").orElseThrow())
                .isEqualTo(24);
        assertThat(report.integer("held_out").orElseThrow()).isBetween(2L, 14L);
        double before =
                report.object("before").orElseThrow().number("perplexity").orElseThrow();
        double after = report.object("after").orElseThrow().number("perplexity").orElseThrow();
        // MiniLM comes without a head that guesses: one of 30522 pieces at first.
        assertThat(before).isBetween(5_000.0, 200_000.0);
        assertThat(after).isLessThan(before / 2);
        assertThat(report.flag("untaught")).contains(true);
        assertThat(report.objects("epochs")).hasSize(2);
        assertThat(Checkpoint.read(model).config().architecture()).contains("BertForMaskedLM");
        assertThat(Files.readString(model.resolve("README.md")))
                .contains("pipeline_tag: fill-mask", "| before, guessing at random |", "| after |")
                .doesNotContain(folder.toString());
        assertThat(model.resolve("checkpoints")).doesNotExist();

        Path labels = Files.writeString(folder.resolve("train.conll"), """
            Ann B-PER
            lives O
            in O
            Rome B-LOC

            Bob B-PER
            lives O
            in O
            Oslo B-LOC
            """);
        Path tagger = folder.resolve("tagger");
        Run train = Run.of(
                "train",
                "--base",
                model.toString(),
                "--data",
                labels.toString(),
                "--validation",
                labels.toString(),
                "--output",
                tagger.toString(),
                "--epochs",
                "1",
                "--force");
        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(Checkpoint.read(tagger).config().architecture()).contains("BertForTokenClassification");

        // A base that can guess is measured as it is.
        Run again = Run.of(
                "adapt",
                "--base",
                model.toString(),
                "--data",
                data.toString(),
                "--output",
                folder + "/again",
                "--epochs",
                "1",
                "--held-out",
                "0.3",
                "--json");
        assertThat(again.exitCode()).as(again.err()).isZero();
        JsonObject second = JsonObject.parse(again.out());
        assertThat(second.flag("untaught")).contains(false);
        assertThat(second.object("before").orElseThrow().number("perplexity").orElseThrow())
                .isBetween(after * 0.99, after * 1.01);
    }

    @Test
    void whatWasBrokenOffIsGoneOnWithAndEndsInTheSameBytes() throws Exception {
        List<String> texts = List.of("The pump leaks oil.", "The valve is shut.", "Oil is on the floor.");
        Path data = Files.write(folder.resolve("reports.txt"), texts);
        Path broken = folder.resolve("broken");
        CancelToken cancel = new CancelToken();
        TrainingWatch watch = new TrainingWatch(Progress.NONE, cancel, epoch -> cancel.cancel());
        String base = NarrowMiniLm.in(folder.resolve("narrow"));
        TrainingOptions options = TrainingOptions.defaults()
                .withBase(base)
                .withHeldOutShare(0)
                .withEpochs(2)
                .withSaveSteps(1)
                .withCheckpoints(broken.resolve("checkpoints"));
        assertThatThrownBy(() -> new DomainAdaptation(options, watch).run(texts, data.toString(), broken))
                .isInstanceOf(CancellationException.class);
        assertThat(broken.resolve("checkpoints")).isNotEmptyDirectory();

        Run refused = adapt(base, data, broken);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("holds a training that was broken off. Go on with it with --resume");
        Run resumed = adapt(base, data, broken, "--resume");
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.out())
                .as("without held-out texts there are no columns for scores")
                .contains("  epoch    loss  seconds\n")
                .startsWith("Going on after step 1 of an earlier training\n")
                .contains("\n      2  ")
                .contains("No text was held out");
        assertThat(broken.resolve("checkpoints")).doesNotExist();

        Path whole = folder.resolve("whole");
        assertThat(adapt(base, data, whole).out()).contains("\n      1  ");
        assertThat(Files.mismatch(broken.resolve("model.safetensors"), whole.resolve("model.safetensors")))
                .isEqualTo(-1);
    }

    private static Run adapt(String base, Path data, Path model, String... more) {
        return Run.of(Stream.concat(
                        Stream.of(
                                "adapt",
                                "--base",
                                base,
                                "--data",
                                data.toString(),
                                "--output",
                                model.toString(),
                                "--epochs",
                                "2",
                                "--held-out",
                                "0"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void textsAreReadFromTablesConllExportsAndTasks() throws Exception {
        PlainTexts reader = new PlainTexts(Optional.empty());
        Path table = Files.writeString(folder.resolve("t.jsonl"), """
            {"id": 1, "sentence": "One."}
            {"id": 2, "sentence": "Two."}
            """);
        assertThat(reader.of(table.toString())).containsExactly("One.", "Two.");
        Path words = Files.writeString(folder.resolve("t.conll"), "Ann B-PER\nruns O\n\nBob B-PER\n");
        assertThat(reader.of(words.toString())).containsExactly("Ann runs", "Bob");
        Path export = Files.writeString(folder.resolve("t.json"), """
            [{"id": 1, "data": {"text": "A 😀", "note": "no"}}, {"id": 2, "data": {"note": "yes"}}]\
            """);
        assertThat(reader.of(export.toString())).containsExactly("A 😀");
        assertThat(new PlainTexts(Optional.of("note")).of(export.toString())).containsExactly("no", "yes");
        LabelConfig config = LabelConfig.parse("<View><Text name=\"a\" value=\"$q\"/><Text name=\"b\" value=\"$text\"/>"
                + "<Choices name=\"c\" toName=\"a\"><Choice value=\"x\"/></Choices></View>");
        assertThat(PlainTexts.of(
                        config,
                        Stream.of(
                                new Task(JsonObject.parse(
                                        "{\"id\": 1, \"data\": {\"q\": \"Why?\", \"text\": \"So.\"}}")),
                                new Task(JsonObject.parse("{\"id\": 2, \"data\": {\"text\": \"Alone.\"}}")))))
                .containsExactly("Why?", "So.", "Alone.");
    }

    @Test
    void whatCannotBeReadIsOneSentence() throws Exception {
        String output = folder.resolve("never").toString();
        Run nothing = Run.of("adapt", "--output", output);
        assertThat(nothing.exitCode()).isEqualTo(1);
        assertThat(nothing.err())
                .contains("give texts with --data, or tasks with --project")
                .doesNotContain("\tat ");
        Path table = Files.writeString(folder.resolve("odd.jsonl"), "{\"id\": 1, \"remark\": \"One.\"}\n");
        assertThat(Run.of("adapt", "--data", table.toString(), "--output", output)
                        .err())
                .contains("among id, remark. Name it with --text-column.");
        Path blank = Files.writeString(folder.resolve("blank.txt"), "\n \n");
        Run empty = Run.of("adapt", "--data", blank.toString(), "--output", output);
        assertThat(empty.exitCode()).isEqualTo(1);
        assertThat(empty.err()).contains("there is no text to learn from").doesNotContain("\tat ");
        Path there = Files.createDirectories(folder.resolve("there"));
        Files.writeString(there.resolve("a"), "b");
        assertThat(Run.of("adapt", "--data", blank.toString(), "--output", there.toString())
                        .err())
                .contains("not empty");
    }
}
