package dev.tagloop.learning.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.data.HeldOut;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.snapshot.Adjudication;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import dev.tagloop.learning.testing.Exports;
import dev.tagloop.learning.testing.LabeledTasks;
import dev.tagloop.learning.testing.RecordedWatch;
import dev.tagloop.learning.testing.TinyHeads;
import dev.tagloop.learning.train.LocalTrainer;
import dev.tagloop.models.Checkpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real trainings of a tiny model. */
@Tag("thorough")
class VersionsOfAProjectTest {
    @TempDir
    private static Path shared;

    private static String base;
    private static Checkpoint imported;

    @TempDir
    private Path folder;

    private LearnerTrainings trainings;

    @BeforeAll
    static void writeBase() {
        Path tiny = shared.resolve("tiny");
        imported = TinyHeads.in(tiny).tagger(List.of("O", "B-PER", "B-LOC"), 1);
        base = tiny.toString();
    }

    @BeforeEach
    void open() {
        trainings = LearnerTrainings.open(folder, new LocalTrainer());
    }

    private static JsonObject settings(String more) {
        return JsonObject.parse("{\"num_train_epochs\": 1, \"learning_rate\": 0.003" + more + "}")
                .with("base", base);
    }

    private LearnedVersion learn(Stream<Task> tasks) {
        return trainings.learn(LabeledTasks.PROJECT, tasks, settings(""), new RecordedWatch());
    }

    @Test
    void aVersionTellsAllThatIsKnownOfIt() {
        RecordedWatch watch = new RecordedWatch();
        LearnedVersion version = trainings.learn(
                LabeledTasks.PROJECT,
                LabeledTasks.some(0, 60),
                settings(", \"num_train_epochs\": 3, \"logging_steps\": 4, \"seed\": 7")
                        .with("num_train_epochs", 3),
                watch);

        LabelSnapshot snapshot =
                LabelSnapshot.of(Exports.CONFIG, LabeledTasks.some(0, 60)::iterator, Adjudication.standard());
        long held = TrainingData.of(snapshot, "").documents().stream()
                .filter(new HeldOut(0.15, 42)::holdsOut)
                .count();
        JsonObject details = version.details();
        assertThat(version.name()).isEqualTo("v1");
        assertThat(version.promoted()).isFalse();
        assertThat(details.text("snapshot")).contains(snapshot.digest());
        assertThat(details.integer("documents")).hasValue(60);
        assertThat(details.integer("held_out")).hasValue(held);
        assertThat(details.integer("trained")).hasValue(60 - held);
        assertThat(details.text("base")).contains(base);
        assertThat(details.text("base_revision").orElseThrow()).matches("sha256:[0-9a-f]{64}");
        assertThat(details.has("dataset_revision")).isFalse();
        assertThat(details.integer("seed")).hasValue(7);
        assertThat(details.text("method")).contains("held_out");
        assertThat(details.object("settings").orElseThrow().integer("num_train_epochs"))
                .hasValue(3);
        assertThat(details.objects("epochs")).hasSize(3);
        assertThat(details.object("labels").orElseThrow().keys()).containsExactly("LOC", "PER");
        JsonObject confusion = details.object("confusion").orElseThrow();
        long gold = Stream.of("LOC", "PER")
                .flatMap(label -> confusion.object(label).stream())
                .mapToLong(row -> row.keys().stream()
                        .mapToLong(type -> row.integer(type).orElseThrow())
                        .sum())
                .sum();
        assertThat(gold).as("each labelled span once").isEqualTo(2 * held);
        assertThat(watch.points.stream().map(point -> point.text("kind").orElseThrow()))
                .containsOnly("step", "epoch");
        assertThat(watch.points.stream().filter(point -> point.has("learning_rate")))
                .extracting(point -> point.integer("step").orElseThrow())
                .startsWith(4L, 8L, 12L);
        assertThat(watch.lines).contains("Labels: 60 of 60 tasks labelled, 0 of them empty; annotators disagree on 0");
        assertThat(trainings.versions()).containsExactly(version);
        assertThat(trainings.model("v1").resolve("model.safetensors")).isRegularFile();
    }

    /** A version that nobody has to wait for: how models become versions does not depend on where they come from. */
    private void take() {
        trainings.importModel(imported, "org/model");
    }

    @Test
    void promotingAndGoingBackIsAHistory() {
        take();
        take();
        take();
        assertThat(trainings.promoted()).isEmpty();
        assertThatThrownBy(trainings::rollback)
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("no version was promoted");
        trainings.promote("v1");
        trainings.promote("v3");
        trainings.promote("v3");
        trainings.promote("v2");
        assertThat(trainings.versions())
                .filteredOn(LearnedVersion::promoted)
                .extracting(LearnedVersion::name)
                .containsExactly("v2");
        assertThat(trainings.rollback().name()).isEqualTo("v3");
        assertThat(trainings.rollback().name()).isEqualTo("v1");
        assertThatThrownBy(trainings::rollback).hasMessageContaining("before v1 no version was promoted");
        LearnerTrainings again = LearnerTrainings.open(folder, new LocalTrainer());
        assertThat(again.promoted().orElseThrow().name()).isEqualTo("v1");
        assertThatThrownBy(() -> again.promote("v9"))
                .isInstanceOf(BackendException.class)
                .hasMessage("There is no version v9; there are v1, v2, v3.");
    }

    @Test
    void aNameIsNotGivenAgainWhenItsVersionIsGone() throws Exception {
        take();
        take();
        try (Stream<Path> files = Files.walk(trainings.model("v2"))) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        }
        assertThat(learn(LabeledTasks.some(0, 12)).name()).isEqualTo("v3");
    }

    @Test
    void whatWasHeldOutIsNeverLearnedFromWhateverTheSeedAndHoweverFewAreLeft() {
        learn(LabeledTasks.some(0, 50));
        LearnedVersion fewer = trainings.learn(
                LabeledTasks.PROJECT, LabeledTasks.some(0, 30), settings(", \"seed\": 8"), new RecordedWatch());
        LearnedVersion more = trainings.learn(
                LabeledTasks.PROJECT, LabeledTasks.some(0, 70), settings(", \"seed\": 9"), new RecordedWatch());
        HeldOut first = new HeldOut(0.15, 42);
        assertThat(fewer.details().text("method")).contains("held_out");
        assertThat(fewer.details().integer("held_out")).hasValue(held(30, first));
        assertThat(more.details().integer("held_out")).hasValue(held(70, first));
        assertThat(held(30, first)).isPositive();
    }

    private static long held(int documents, HeldOut heldOut) {
        return TrainingData.of(
                        LabelSnapshot.of(
                                Exports.CONFIG, LabeledTasks.some(0, documents)::iterator, Adjudication.standard()),
                        "")
                .documents()
                .stream()
                .filter(heldOut::holdsOut)
                .count();
    }

    @Test
    void versionsAreComparedOnTextsThatNeitherHasLearnedFrom() {
        learn(LabeledTasks.some(0, 50));
        trainings.learn(
                LabeledTasks.PROJECT,
                LabeledTasks.some(0, 60),
                settings("").with("num_train_epochs", 20),
                new RecordedWatch());

        JsonObject own = trainings.compare("v1", "v2");
        assertThat(own.integer("documents")).hasValue(held(60, new HeldOut(0.15, 42)));
        JsonObject today = trainings.compare(LabeledTasks.PROJECT, LabeledTasks.some(0, 90), "v1", "v2");
        assertThat(today.integer("documents")).hasValue(held(60, new HeldOut(0.15, 42)) + 30);
        double a = today.object("a").orElseThrow().number("f1").orElseThrow();
        double b = today.object("b").orElseThrow().number("f1").orElseThrow();
        JsonObject difference = today.object("difference").orElseThrow();
        assertThat(b).isGreaterThan(a + 0.2);
        assertThat(difference.number("f1")).hasValue(b - a);
        assertThat(difference.number("low").orElseThrow()).isBetween(0.0, b - a);
        assertThat(difference.number("high").orElseThrow()).isBetween(b - a, 1.0);
        assertThat(today.objects("changed")).isNotEmpty();
        assertThat(today.objects("changed").getFirst().text("winner")).contains("b");
        assertThat(trainings.compare(LabeledTasks.PROJECT, LabeledTasks.some(0, 90), "v1", "v2"))
                .isEqualTo(today);
        assertThat(trainings.compare("v2", "v2").object("difference").orElseThrow())
                .isEqualTo(JsonObject.parse("{\"f1\":0.0,\"low\":0.0,\"high\":0.0}"));
    }

    @Test
    void versionsThatHaveLearnedFromEverythingCannotBeCompared() {
        learn(LabeledTasks.some(0, 12));
        learn(LabeledTasks.some(0, 14));
        assertThatThrownBy(() -> trainings.compare("v1", "v2"))
                .isInstanceOf(BackendException.class)
                .hasMessage("There is no labelled text that v1 and v2 have both never learned from, so they cannot be"
                        + " compared. Label some more.");
    }

    @Test
    void whatIsNoSettingIsRefusedWithThoseThatAre() {
        assertThatThrownBy(() -> learnWith("{\"epochs\": 3}"))
                .isInstanceOf(BackendException.class)
                .hasMessage(
                        "There is no setting \"epochs\". There are: adam_beta1, adam_beta2, adam_epsilon, base, bf16,"
                                + " class_weights, early_stopping_patience, early_stopping_threshold, force, freeze_embeddings,"
                                + " freeze_layers, gradient_accumulation_steps, label_smoothing_factor, layer_decay,"
                                + " learning_rate, logging_steps, lora_rank, lr_scheduler_type, max_grad_norm, max_length,"
                                + " num_train_epochs, per_device_train_batch_size, save_steps, seed, token_budget,"
                                + " warmup_ratio, warmup_steps, weight_decay, word_shape, empty.");
        assertThatThrownBy(() -> learnWith("{\"lr_scheduler_type\": \"step\"}"))
                .hasMessageContaining("The setting \"lr_scheduler_type\" does not fit (there is no schedule 'step'");
        assertThatThrownBy(() -> learnWith("{\"class_weights\": 3}"))
                .hasMessage("The setting \"class_weights\" must be \"balanced\" or weights by label, not 3.");
        assertThatThrownBy(() -> learnWith("{\"layer_decay\": 1.5}"))
                .hasMessageContaining("'layer_decay' is 1.5, must be above 0, at most 1");
        assertThatThrownBy(() -> learnWith("{\"num_train_epochs\": 2.5}"))
                .hasMessage("The setting \"num_train_epochs\" must be a whole number from 1, not 2.5.");
        assertThatThrownBy(() -> learnWith("{\"empty\": \"yes\"}"))
                .hasMessage("The setting \"empty\" must be \"reviewed\" or \"leave_out\", not \"yes\".");
        assertThatThrownBy(() -> learn(LabeledTasks.some(0, 4)))
                .isInstanceOf(BackendException.class)
                .hasMessageStartingWith("4 labelled documents are too few to train on");
        assertThat(trainings.versions()).isEmpty();
    }

    private void learnWith(String settings) {
        trainings.learn(
                LabeledTasks.PROJECT, LabeledTasks.some(0, 12), JsonObject.parse(settings), new RecordedWatch());
    }

    @Test
    void anEmptyAnnotationIsLearnedFromUnlessItIsNotMeant() {
        Task empty = LabeledTasks.labeled(99, "Nothing at all", List.of());
        LearnedVersion with = learn(Stream.concat(LabeledTasks.some(0, 12), Stream.of(empty)));
        LearnedVersion without = trainings.learn(
                LabeledTasks.PROJECT,
                Stream.concat(LabeledTasks.some(0, 12), Stream.of(empty)),
                settings(", \"empty\": \"leave_out\""),
                new RecordedWatch());
        assertThat(with.details().integer("documents")).hasValue(13);
        assertThat(without.details().integer("documents")).hasValue(12);
        assertThat(without.details().text("snapshot"))
                .isNotEqualTo(with.details().text("snapshot"));
    }

    @Test
    void theRevisionOfTheDataSetIsKept() {
        Stream<Task> tasks = LabeledTasks.some(0, 12)
                .map(task -> new Task(task.json()
                        .with(
                                "meta",
                                JsonObject.parse("{\"revision\":\"1f0a\"}").toNode())));
        assertThat(learn(tasks).details().text("dataset_revision")).contains("1f0a");
    }
}
