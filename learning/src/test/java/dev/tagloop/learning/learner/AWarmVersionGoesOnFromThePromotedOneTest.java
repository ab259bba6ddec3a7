package dev.tagloop.learning.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.conformance.fixture.Fixture;
import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.data.HeldOut;
import dev.tagloop.learning.testing.LabeledTasks;
import dev.tagloop.learning.testing.RecordedWatch;
import dev.tagloop.learning.testing.TinyBert;
import dev.tagloop.learning.train.LocalTrainer;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real trainings of a tiny model of two layers, the lower of which a warm training leaves alone. */
@Tag("thorough")
class AWarmVersionGoesOnFromThePromotedOneTest {
    private static final JsonObject NOTHING = JsonObject.empty();

    @TempDir
    private static Path shared;

    private static String base;
    private static LearnedVersion first;

    @TempDir
    private Path folder;

    private LearnerTrainings trainings;

    @BeforeAll
    static void learnFirst() {
        base = TinyBert.in(shared.resolve("tiny"));
        first = learn(LearnerTrainings.open(shared.resolve("learned"), new LocalTrainer()), 60);
    }

    @BeforeEach
    void open() {
        trainings = LearnerTrainings.open(folder, new LocalTrainer());
    }

    /** The promoted version that all begin with; it has learned 60 tasks. */
    private void begin() throws IOException {
        Fixture.copy(shared.resolve("learned"), folder.resolve("project"));
        folder = folder.resolve("project");
        open();
        trainings.promote("v1");
    }

    private LearnedVersion learn(int tasks) {
        return learn(trainings, tasks);
    }

    private static LearnedVersion learn(LearnerTrainings trainings, int tasks) {
        JsonObject settings = JsonObject.parse(
                        "{\"num_train_epochs\": 12, \"learning_rate\": 0.003, \"max_length\": 96}")
                .with("base", base);
        return trainings.learn(LabeledTasks.PROJECT, LabeledTasks.some(0, tasks), settings, new RecordedWatch());
    }

    private Optional<LearnedVersion> warm(Stream<Task> tasks, RecordedWatch watch) {
        return trainings.learnWarm(LabeledTasks.PROJECT, tasks, NOTHING, watch);
    }

    private Checkpoint model(String version) {
        return Checkpoints.resolve(trainings.model(version).toString());
    }

    @Test
    void itLearnsWhatIsNewAboveFrozenLayersAndIsMeasuredOnTheSameHeldOutDocuments() throws IOException {
        begin();
        assertThat(trainings.warmParent(LabeledTasks.PROJECT)).contains("v1");
        RecordedWatch watch = new RecordedWatch();

        LearnedVersion warm = warm(LabeledTasks.some(0, 90), watch).orElseThrow();

        JsonObject details = warm.details();
        assertThat(first.details().text("kind")).contains("full");
        assertThat(first.details().has("parent")).isFalse();
        assertThat(warm.name()).isEqualTo("v2");
        assertThat(warm.promoted()).isFalse();
        assertThat(details.text("kind")).contains("warm");
        assertThat(details.text("parent")).contains("v1");
        assertThat(details.text("base")).contains(base);
        assertThat(details.text("method")).contains("held_out");
        assertThat(details.integer("documents")).hasValue(90);
        long held = held(0, 90);
        assertThat(details.integer("held_out")).hasValue(held);
        assertThat(details.integer("trained")).hasValue(90 - held);
        assertThat(details.object("settings").orElseThrow().integer("max_length"))
                .hasValue(96);
        assertThat(details.object("settings").orElseThrow().integer("freeze_layers"))
                .hasValue(1);
        assertThat(trainings.compare("v1", "v2").integer("documents")).hasValue(held);
        Checkpoint before = model("v1");
        Checkpoint after = model("v2");
        assertThat(before.weights().keySet()).isEqualTo(after.weights().keySet());
        assertThat(before.weights().keySet().stream()
                        .filter(name -> !before.weight(name).equals(after.weight(name))))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("bert.encoder.layer.1.") || name.startsWith("classifier."));
    }

    @Test
    void oneMayGoOnFromAnotherOne() throws IOException {
        begin();
        warm(LabeledTasks.some(0, 75), new RecordedWatch());
        trainings.promote("v2");
        LearnedVersion third =
                warm(LabeledTasks.some(0, 90), new RecordedWatch()).orElseThrow();
        assertThat(third.details().text("parent")).contains("v2");
        assertThat(third.details().text("base")).contains(base);
    }

    @Test
    void withoutAVersionThatWasMeasuredOnHeldOutDocumentsThereIsNoneToGoOnFrom() {
        assertThat(trainings.warmParent(LabeledTasks.PROJECT)).isEmpty();
        assertThat(warm(LabeledTasks.some(0, 60), new RecordedWatch())).isEmpty();
        learn(20);
        trainings.promote("v1");
        assertThat(trainings.warmParent(LabeledTasks.PROJECT))
                .as("cross-validated")
                .isEmpty();
        learn(60);
        assertThat(trainings.warmParent(LabeledTasks.PROJECT))
                .as("not promoted")
                .isEmpty();
    }

    @Test
    void whatTheVersionCannotLearnOrKnowsAlreadyIsSaid() throws IOException {
        begin();
        RecordedWatch same = new RecordedWatch();
        assertThat(warm(LabeledTasks.some(0, 60), same)).isEmpty();
        assertThat(same.lines).contains("There is nothing to learn from that v1 does not know.");
        RecordedWatch other = new RecordedWatch();
        Task new1 = LabeledTasks.labeled(500, "The year 1900", List.of(LabeledTasks.span(4, 13, "DATE")));
        assertThat(warm(Stream.concat(LabeledTasks.some(0, 60), Stream.of(new1)), other))
                .isEmpty();
        assertThat(other.lines).contains("v1 does not know DATE, so everything is learned anew.");
        assertThat(trainings.versions()).hasSize(1);
    }

    @Test
    void aCancelledOneLeavesVersionsAndTheStateOfAFullTrainingAlone() throws IOException {
        begin();
        Path state =
                Files.createDirectories(folder.resolve("checkpoints/model")).resolve("state");
        Files.writeString(state, "kept");
        RecordedWatch cancelled = new RecordedWatch();
        cancelled.cancel();
        assertThatThrownBy(() -> warm(LabeledTasks.some(0, 90), cancelled)).isInstanceOf(CancellationException.class);
        assertThat(trainings.versions()).hasSize(1);
        warm(LabeledTasks.some(0, 90), new RecordedWatch());
        assertThat(trainings.versions()).hasSize(2);
        assertThat(state).hasContent("kept");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "v1", "v2", "snapshots", "checkpoints", "last-version", "log.jsonl", "promotions.json");
        }
    }

    private static long held(int from, int to) {
        HeldOut rule = new HeldOut(0.15, 42);
        return LabeledTasks.some(from, to)
                .filter(task -> rule.holdsOutTexts(List.of(
                        task.json().object("data").orElseThrow().text("text").orElseThrow())))
                .count();
    }
}
