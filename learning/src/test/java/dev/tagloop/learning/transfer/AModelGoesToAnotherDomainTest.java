package dev.tagloop.learning.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.learner.mapping.HandMapping;
import dev.tagloop.learning.testing.TinyBert;
import dev.tagloop.learning.train.LocalTrainer;
import dev.tagloop.learning.train.NothingToLearnException;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.TrainingWatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real trainings of a tiny model: from letters of people and places to reports, where places are called Location. */
class AModelGoesToAnotherDomainTest {
    private static final String[] NAMES = {"Ann", "Bob", "Cleo", "Dan", "Eve", "Fay", "Gus"};
    private static final String[] PLACES = {"Rome", "Oslo", "Lima", "Kyiv", "Bonn"};
    private static final TrainingOptions OPTIONS =
            TrainingOptions.defaults().withEpochs(2).withLearningRate(0.003).withHeldOutShare(0.3);

    @TempDir
    private static Path shared;

    private static String model;

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() {
        Path made = shared.resolve("letters-model");
        new LocalTrainer()
                .train(
                        letters(),
                        OPTIONS.withBase(TinyBert.in(shared.resolve("tiny"))).withEpochs(4),
                        made,
                        TrainingWatch.none());
        model = made.toString();
    }

    private static List<LabeledText> text(String name, String between, String place, int i, String per, String loc) {
        String text = name + between + place + " on day " + i;
        int at = name.length() + between.length();
        return List.of(new LabeledText(
                text,
                List.of(
                        new LabeledSpan(new CodePointSpan(0, name.length()), per),
                        new LabeledSpan(new CodePointSpan(at, at + place.length()), loc))));
    }

    private static TrainingData<LabeledText> letters() {
        List<List<LabeledText>> documents = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            documents.add(text(NAMES[i % NAMES.length], " lives in ", PLACES[i % PLACES.length], i, "PER", "LOC"));
        }
        return TrainingData.of(documents, List.of(), "letters");
    }

    private static TrainingData<LabeledText> reports(int count) {
        List<List<LabeledText>> documents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            documents.add(text(
                    NAMES[i % NAMES.length],
                    " was seen near the harbour of ",
                    PLACES[(i + 2) % PLACES.length],
                    i,
                    "Person",
                    "Location"));
        }
        return TrainingData.of(documents, List.of(), "reports");
    }

    private static TransferPlan plan(List<String> texts, double replay) {
        return new TransferPlan(
                model, reports(60), Optional.of(letters()), texts, Optional.of(20), replay, HandMapping.NONE, OPTIONS);
    }

    private TransferReport run(TransferPlan plan, String name) {
        return new DomainTransfer(new LocalTrainer(), TrainingWatch.none()).run(plan, folder.resolve(name));
    }

    @Test
    void bothDomainsAreMeasuredBeforeAndAfterAndTheOwnOneIsReplayed() throws Exception {
        TransferReport report = run(plan(List.of(), 1.5), "a");
        assertThat(report.mapping()).isEqualTo(Map.of("PER", "Person", "LOC", "Location"));
        assertThat(report.unmapped()).isEmpty();
        assertThat(report.shots()).isEqualTo(20);
        assertThat(report.replayed()).isEqualTo(30);
        assertThat(report.adaptation()).isNull();
        DomainOutcome target = report.target();
        assertThat(target.data()).isEqualTo("reports");
        assertThat(target.difference().f1())
                .isCloseTo(target.after().f1() - target.before().f1(), within(1e-12));
        assertThat(target.after().low()).isLessThanOrEqualTo(target.after().f1());
        assertThat(target.after().high()).isGreaterThanOrEqualTo(target.after().f1());
        assertThat(target.before().labels()).containsOnlyKeys("Person", "Location");
        assertThat(target.after().f1())
                .as("it has learned")
                .isGreaterThanOrEqualTo(target.before().f1());
        assertThat(report.source().data()).isEqualTo("letters");
        assertThat(report.source().before().f1()).as("it knew its own domain").isGreaterThan(0.5);
        assertThat(report.source().before().labels()).containsOnlyKeys("Person", "Location");

        JsonObject stored = JsonObject.parse(Files.readString(folder.resolve("a/transfer.json")));
        assertThat(stored.object("target")
                        .orElseThrow()
                        .object("after")
                        .orElseThrow()
                        .number("f1"))
                .hasValue(target.after().f1());
        assertThat(folder.resolve("a/start")).doesNotExist();
        assertThat(folder.resolve("a/model.safetensors")).isRegularFile();

        TransferReport again = run(plan(List.of(), 1.5), "b");
        assertThat(again.target()).isEqualTo(target);
        assertThat(Files.mismatch(folder.resolve("a/model.safetensors"), folder.resolve("b/model.safetensors")))
                .isEqualTo(-1);
    }

    @Test
    void plainTextsAreReadFirstAndTheHeadIsKept() {
        TransferReport report =
                run(plan(List.of("The harbour was empty.", "A ship was seen near the harbour.", "It rained."), 0), "c");
        assertThat(report.adaptation().texts() + report.adaptation().heldOut()).isEqualTo(3);
        assertThat(report.replayed()).isZero();
        assertThat(report.target().after().f1()).isGreaterThan(0);
    }

    @Test
    void aDomainWithoutDocumentsToMeasureOnIsRefused() {
        TransferPlan one = new TransferPlan(
                model, reports(1), Optional.empty(), List.of(), Optional.empty(), 0, HandMapping.NONE, OPTIONS);
        assertThatThrownBy(() -> run(one, "d"))
                .isInstanceOf(NothingToLearnException.class)
                .hasMessageContaining("of the 1 documents of reports");
    }
}
