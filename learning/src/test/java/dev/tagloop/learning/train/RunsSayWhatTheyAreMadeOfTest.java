package dev.tagloop.learning.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.data.HeldOut;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.evaluation.ModelEvaluator;
import dev.tagloop.learning.testing.StarterDocuments;
import dev.tagloop.learning.testing.TinyBert;
import dev.tagloop.models.Pipelines;
import dev.tagloop.models.TokenClassificationPipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real trainings, as short as they can be. */
@Tag("thorough")
class RunsSayWhatTheyAreMadeOfTest {

    private static final TrainingOptions SHORT = TrainingOptions.defaults().withEpochs(2);

    @TempDir
    private static Path shared;

    private static String tiny;

    @TempDir
    private Path folder;

    @BeforeAll
    static void writeTiny() {
        tiny = TinyBert.in(shared.resolve("tiny"));
    }

    private final LocalTrainer trainer = new LocalTrainer();

    /** For what does not depend on how well something is learned. */
    private static TrainingOptions small() {
        return SHORT.withEpochs(1).withBase(tiny);
    }

    @Test
    void fiftyDocumentsAreMeasuredOnAHeldOutPartAndTheServedModelGivesTheSameScores() throws IOException {
        List<List<LabeledText>> documents = StarterDocuments.labeled(50);
        TrainingData<LabeledText> data = TrainingData.of(documents, List.of(), "starter");
        List<RunEpoch> heard = new ArrayList<>();

        TrainingRun run = trainer.train(
                data, SHORT.withEpochs(8), folder, new TrainingWatch(Progress.NONE, new CancelToken(), heard::add));

        HeldOut heldOut = new HeldOut(0.15, 42);
        List<LabeledText> held = documents.stream()
                .filter(heldOut::holdsOut)
                .flatMap(List::stream)
                .toList();
        assertThat(run.scores().method()).isEqualTo(RunScores.Method.HELD_OUT);
        assertThat(run.documents()).isEqualTo(50);
        assertThat(run.trained() + run.scores().documents()).isEqualTo(50);
        assertThat(run.scores().documents()).isEqualTo(held.size()).isPositive();
        assertThat(run.epochs()).hasSize(8).isEqualTo(heard);
        assertThat(run.f1().orElseThrow())
                .isGreaterThan(0.3)
                .isEqualTo(run.epochs().get(run.bestEpoch() - 1).f1());
        assertThat(run.digest()).isEqualTo(data.digest());
        assertThat(run.baseRevision()).matches("sha256:[0-9a-f]{64}");
        assertThat(run.alignment().spans()).isPositive();
        assertThat(run.settings().epochs()).isEqualTo(8);
        assertThat(run.seed()).isEqualTo(42);
        assertThat(TrainingRun.read(folder)).contains(run);
        assertThat(Files.readString(folder.resolve("README.md")))
                .startsWith("---\nlibrary_name: transformers\nbase_model: sentence-transformers/all-MiniLM-L6-v2\n"
                        + "pipeline_tag: token-classification\n")
                .contains("    - name: 'F1 (seqeval, strict)'\n      type: f1\n      value: ")
                .contains("digest `" + data.digest() + "`")
                .contains("| **all** |");
        try (TokenClassificationPipeline pipeline = Pipelines.tokenClassification(folder)) {
            assertThat(ModelEvaluator.evaluate(pipeline, held, Progress.NONE, new CancelToken())
                            .scores()
                            .micro()
                            .f1())
                    .isEqualTo(run.scores().f1());
        }
    }

    @Test
    void twelveDocumentsAreMeasuredByCrossValidationAndAllTrainedOn() {
        List<String> log = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void report(String step, long done, long total) {}

            @Override
            public void log(String line) {
                log.add(line);
            }
        };
        TrainingRun run = trainer.train(
                TrainingData.of(StarterDocuments.labeled(12), List.of(), "starter"),
                small(),
                folder,
                new TrainingWatch(progress, new CancelToken(), epoch -> {}));

        assertThat(run.scores().method()).isEqualTo(RunScores.Method.K_FOLD);
        assertThat(run.scores().documents()).isEqualTo(12);
        assertThat(run.trained()).isEqualTo(12);
        assertThat(run.epochs())
                .singleElement()
                .satisfies(epoch -> assertThat(epoch.f1()).isNull());
        assertThat(run.notes())
                .containsExactly("below 40 labelled documents cross-validation takes the place of a held-out part");
        assertThat(log).hasSize(5).startsWith("Cross-validation, part 1 of 5");
    }

    @Test
    void tooFewOrNoLabelsAreRefusedWithWhatIsMissing() {
        assertThatThrownBy(() -> train(StarterDocuments.labeled(7), SHORT))
                .isInstanceOf(TooFewLabelsException.class)
                .hasMessage(
                        "7 labelled documents are too few to train on: label 3 more (10 in all), or force it (--force) and"
                                + " expect little");
        assertThatThrownBy(() -> train(List.of(), SHORT.withForce(true))).isInstanceOf(TooFewLabelsException.class);
        List<List<LabeledText>> empty = StarterDocuments.labeled(12).stream()
                .map(document -> document.stream()
                        .map(text -> new LabeledText(text.text(), List.of()))
                        .toList())
                .toList();
        assertThatThrownBy(() -> train(empty, SHORT))
                .isInstanceOf(NothingToLearnException.class)
                .hasMessage("no document has a single label: there is nothing to learn. Label some spans first");
        assertThat(folder).isEmptyDirectory();
        assertThat(LabelCount.exportWarning(4))
                .contains("only 4 labelled tasks; results will not mean much before there are 10");
        assertThat(LabelCount.exportWarning(5)).isEmpty();
    }

    @Test
    void oneForcedDocumentWithOneLabelIsTrainedWithTheTruthAboutIt() {
        LabeledText text =
                new LabeledText("Ann Lee lives here.", List.of(new LabeledSpan(new CodePointSpan(0, 7), "PER")));

        TrainingRun run = train(List.of(List.of(text)), small().withForce(true));

        assertThat(run.scores()).isNull();
        assertThat(run.f1()).isEmpty();
        assertThat(run.notes())
                .containsExactly(
                        "only 1 labelled task; results will not mean much before there are 10",
                        "one document alone cannot be trained on and measured on, so the model is not measured",
                        "only one label occurs (PER): the model can find it, but not tell it from others");
        assertThat(TrainingRun.read(folder)).contains(run);
    }

    @Test
    void anEmptyHeldOutPartIsSaidAndALabelThatOnlyItHasToo() {
        List<List<LabeledText>> documents = StarterDocuments.labeled(40);
        TrainingRun run = train(documents, small().withHeldOutShare(0));
        assertThat(run.scores()).isNull();
        assertThat(run.notes())
                .containsExactly("the held-out part is empty (share 0.0 of 40 documents, seed 42), so the model is not"
                        + " measured");

        Split<LabeledText> given = Split.of(
                TrainingData.of(documents, StarterDocuments.labeled(3), "with validation"), TrainingOptions.defaults());
        assertThat(given.method()).contains(RunScores.Method.GIVEN);
        assertThat(given.validation()).hasSize(3);
    }

    @Test
    void aCancelledTrainingWritesNothing() {
        CancelToken cancel = new CancelToken();
        Progress cancelsAtTheFirstStep = (step, done, total) -> cancel.cancel();
        assertThatThrownBy(() -> trainer.train(
                        TrainingData.of(StarterDocuments.labeled(40), List.of(), "starter"),
                        small(),
                        folder,
                        new TrainingWatch(cancelsAtTheFirstStep, cancel, epoch -> {})))
                .isInstanceOf(CancellationException.class);
        assertThat(folder).isEmptyDirectory();
    }

    private TrainingRun train(List<List<LabeledText>> documents, TrainingOptions options) {
        return trainer.train(TrainingData.of(documents, List.of(), "test"), options, folder, TrainingWatch.none());
    }
}
