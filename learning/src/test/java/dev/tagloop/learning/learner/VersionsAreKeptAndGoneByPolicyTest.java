package dev.tagloop.learning.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.registry.RegistryEvent;
import dev.tagloop.learning.registry.Retention;
import dev.tagloop.learning.registry.RetentionPolicy;
import dev.tagloop.learning.testing.LabeledTasks;
import dev.tagloop.learning.testing.RecordedWatch;
import dev.tagloop.learning.testing.TinyBert;
import dev.tagloop.learning.train.LocalTrainer;
import dev.tagloop.learning.train.TrainingRun;
import dev.tagloop.learning.train.TrainingWatch;
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
class VersionsAreKeptAndGoneByPolicyTest {
    private static final TrainingWatch NOBODY = new TrainingWatch(Progress.NONE, new CancelToken(), epoch -> {});

    @TempDir
    private static Path shared;

    private static String base;

    @TempDir
    private Path folder;

    private LearnerTrainings trainings;

    @BeforeAll
    static void writeBase() {
        base = TinyBert.in(shared.resolve("tiny"));
    }

    @BeforeEach
    void open() {
        trainings = LearnerTrainings.open(folder, new LocalTrainer());
    }

    private LearnedVersion learn(int tasks, String from) {
        return trainings.learn(
                LabeledTasks.PROJECT,
                LabeledTasks.some(0, tasks),
                JsonObject.parse("{\"num_train_epochs\": 1, \"learning_rate\": 0.003}")
                        .with("base", from),
                new RecordedWatch());
    }

    private List<String> names() {
        return trainings.versions().stream().map(LearnedVersion::name).toList();
    }

    private List<String> digests() {
        return trainings.snapshots().list().stream().map(StoredSnapshot::digest).toList();
    }

    @Test
    void whatIsInUseStaysAndTheRestGoesWithItsLabels() {
        learn(42, base);
        learn(43, base);
        learn(44, trainings.model("v2").toString());
        learn(45, base);
        learn(46, base);
        learn(47, base);
        trainings.promote("v4");
        trainings.promote("v3");
        trainings.snapshots().name("v5", "reviewed");
        RetentionPolicy policy = new RetentionPolicy(1, 0, true, true);

        assertThat(trainings.plan(policy))
                .extracting(Retention::version, retention -> String.join("; ", retention.reasons()))
                .containsExactly(
                        tuple("v1", ""),
                        tuple("v2", "v3 was trained from it"),
                        tuple("v3", "it is promoted"),
                        tuple("v4", "a way back leads to it"),
                        tuple("v5", "its labels have a name"),
                        tuple("v6", "it is one of the newest"));
        assertThat(names()).as("a plan removes nothing").hasSize(6);
        assertThat(digests()).hasSize(6);

        assertThat(trainings.collect(new RetentionPolicy(1, 0, false, true)))
                .extracting(Retention::version)
                .containsExactly("v1", "v5");
        assertThat(names()).containsExactly("v2", "v3", "v4", "v6");
        assertThat(trainings.snapshots().list())
                .as("a named snapshot stays without its version")
                .extracting(StoredSnapshot::names)
                .contains(List.of("reviewed"));
        assertThat(digests()).hasSize(5);
        assertThat(trainings.events())
                .extracting(event -> event.version() + " " + event.kind())
                .endsWith("v4 promoted", "v3 promoted", "v1 removed", "v5 removed");
        assertThat(learn(48, base).name()).as("names are not given again").isEqualTo("v7");
    }

    @Test
    void anArchivedVersionIsNotPromotedAndAPromotedOneNotArchived() {
        learn(42, base);
        learn(43, base);
        trainings.promote("v1");
        assertThatThrownBy(() -> trainings.archive("v1"))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("v1 in " + folder + " is promoted");
        assertThat(trainings.archive("v2").details().flag("archived")).contains(true);
        assertThatThrownBy(() -> trainings.promote("v2"))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("is archived");
        assertThat(trainings.unarchive("v2").details().flag("archived")).contains(false);
        assertThat(trainings.promote("v2").promoted()).isTrue();
        assertThat(trainings.events())
                .extracting(RegistryEvent::kind)
                .containsExactly("published", "published", "promoted", "archived", "unarchived", "promoted");
    }

    @Test
    void aRemovalThatWasBrokenOffIsFinishedAndToldOnce() throws Exception {
        learn(42, base);
        learn(43, base);
        // As a process leaves it that died after the first step.
        Files.move(folder.resolve("v1"), folder.resolve(".removing-999999999-1-v1"));
        LearnerTrainings again = LearnerTrainings.open(folder, new LocalTrainer());
        assertThat(again.versions()).extracting(LearnedVersion::name).containsExactly("v2");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith(".removing")))
                    .isEmpty();
        }
        LearnerTrainings.open(folder, new LocalTrainer());
        assertThat(again.events())
                .filteredOn(event -> event.kind().equals("removed"))
                .extracting(RegistryEvent::version)
                .containsExactly("v1");
    }

    @Test
    void aVersionIsTrainedAgainBitForBit() throws Exception {
        learn(60, base);
        Reproduction made = trainings.reproduce("v1", NOBODY);
        assertThat(made.differences()).isEmpty();
        assertThat(made.equal()).isTrue();
        assertThat(made.files()).contains("config.json", "model.safetensors");
        assertThat(names()).containsExactly("v1");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith(".staging"));
        }

        Path weights = folder.resolve("v1/model.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length - 2] ^= 1;
        Files.write(weights, bytes);
        Reproduction other = trainings.reproduce("v1", NOBODY);
        assertThat(other.equal()).isFalse();
        assertThat(other.differences()).hasSize(1);
        assertThat(other.differences().getFirst())
                .startsWith("model.safetensors differs: 1 of ")
                .contains(" tensors, by ");
    }

    @Test
    void aVersionThatWentOnFromAnotherIsTrainedAgainFromThatOneWhichStays() {
        learn(60, base);
        trainings.promote("v1");
        assertThat(trainings.learnWarm(
                        LabeledTasks.PROJECT,
                        LabeledTasks.some(0, 70),
                        JsonObject.parse("{}").with("base", base),
                        new RecordedWatch()))
                .isPresent();
        trainings.promote("v2");
        assertThat(trainings.reproduce("v2", NOBODY).differences()).isEmpty();
        learn(61, base);
        trainings.promote("v3");
        trainings.rollback();
        assertThat(trainings
                        .plan(new RetentionPolicy(1, 0, false, false))
                        .getFirst()
                        .reasons())
                .containsExactly("a way back leads to it", "v2 was trained from it");
    }

    @Test
    void versionsThatAnswerTogetherStayAsLongAsTheWholeDoesAndAreTrainedAgainOneByOne() {
        learn(60, base);
        learn(61, base);
        learn(62, base);
        assertThat(trainings
                        .combine(
                                LabeledTasks.PROJECT,
                                LabeledTasks.some(0, 62),
                                List.of("v1", "v3"),
                                new RecordedWatch())
                        .name())
                .isEqualTo("v4");
        assertThat(trainings.collect(new RetentionPolicy(1, 0, false, false)))
                .extracting(Retention::version)
                .containsExactly("v2");
        assertThat(names()).containsExactly("v1", "v3", "v4");
        assertThatThrownBy(() -> trainings.reproduce("v4", NOBODY))
                .isInstanceOf(BackendException.class)
                .hasMessageStartingWith("v4 is made of several versions (combined: v1+v3)");
    }

    @Test
    void aModelFromElsewhereBecomesAVersionThatKnowsNothingOfItsMaking() {
        learn(60, base);
        Checkpoint outside = Checkpoint.read(trainings.model("v1"));
        LearnedVersion version = trainings.importModel(outside, "org/outside");
        assertThat(version.name()).isEqualTo("v2");
        assertThat(version.details().flag("imported")).contains(true);
        assertThat(version.details().has("settings")).isFalse();
        TrainingRun run = TrainingRun.read(trainings.model("v2")).orElseThrow();
        assertThat(run.labels()).containsExactlyInAnyOrder("PER", "LOC");
        assertThat(trainings.compare("v1", "v2").number("difference")).isEmpty();
        assertThat(trainings
                        .compare("v1", "v2")
                        .object("difference")
                        .orElseThrow()
                        .number("f1"))
                .hasValue(0);
        assertThat(learn(61, base).details().integer("held_out"))
                .as("documents are held out as before")
                .isEqualTo(trainings.versions().getFirst().details().integer("held_out"));
        assertThatThrownBy(() -> trainings.reproduce("v2", NOBODY)).hasMessageContaining("v2 came from elsewhere");
        assertThatThrownBy(() -> trainings.importModel(Checkpoint.read(Path.of(base)), "org/encoder"))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("org/encoder does nothing that a project is for (it is BertModel)");
        assertThat(trainings.events())
                .extracting(RegistryEvent::kind)
                .containsExactly("published", "imported", "published");
    }
}
