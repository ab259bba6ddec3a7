package dev.tagloop.learning.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.testing.LabeledTasks;
import dev.tagloop.learning.testing.RecordedWatch;
import dev.tagloop.learning.testing.TinyHeads;
import dev.tagloop.learning.train.LocalTrainer;
import dev.tagloop.learning.worker.ChildJvm;
import dev.tagloop.learning.worker.ChildTrainer;
import dev.tagloop.models.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real children that are killed, crash, run out of memory, diverge or are cancelled. */
@Tag("thorough")
class AFailedTrainingLeavesEverythingAsItWasTest {
    private static final int TASKS = 80;

    @TempDir
    private static Path shared;

    private static String base;
    private static Checkpoint former;

    @TempDir
    private Path folder;

    private LearnerTrainings trainings;
    private List<LearnedVersion> before;

    @BeforeAll
    static void writeBase() {
        Path tiny = shared.resolve("tiny");
        former = TinyHeads.in(tiny).tagger(List.of("O", "B-PER", "B-LOC"), 1);
        base = tiny.toString();
    }

    @BeforeEach
    void oneVersionIsPromoted() {
        LearnerTrainings first = LearnerTrainings.open(folder, new LocalTrainer());
        first.importModel(former, "org/model");
        first.promote("v1");
        trainings = open(folder);
        before = trainings.versions();
    }

    private static LearnerTrainings open(Path folder) {
        return LearnerTrainings.open(
                folder, new ChildTrainer(ChildJvm.defaults().withThreads(1)));
    }

    private static JsonObject settings(int epochs) {
        return JsonObject.parse("{\"learning_rate\": 0.003, \"save_steps\": 5, \"num_train_epochs\": " + epochs + "}")
                .with("base", base);
    }

    private static LearnedVersion learn(LearnerTrainings trainings, JsonObject settings, RecordedWatch watch) {
        return trainings.learn(LabeledTasks.PROJECT, LabeledTasks.some(0, TASKS), settings, watch);
    }

    /** Sends a signal to the training child when the second epoch is done. */
    private static RecordedWatch signal(String signal) {
        return new RecordedWatch(point -> {
            if (point.integer("epoch").equals(java.util.OptionalLong.of(2)) && point.has("best")) {
                kill(signal);
            }
        });
    }

    private static void kill(String signal) {
        ProcessHandle child = ProcessHandle.current()
                .children()
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow();
        try {
            new ProcessBuilder("kill", signal, Long.toString(child.pid()))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void everythingIsAsItWas() throws IOException {
        assertThat(trainings.versions()).isEqualTo(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString())).noneMatch(name -> name.startsWith(".staging"));
        }
    }

    @Test
    void killedItSaysSoAndTheNextOneGoesOnToTheSameModel() throws IOException {
        assertThatThrownBy(() -> learn(trainings, settings(6), signal("-9")))
                .isInstanceOf(BackendException.class)
                .hasMessageStartingWith("the training process was killed by the system or by somebody");
        everythingIsAsItWas();

        RecordedWatch watch = new RecordedWatch();
        LearnedVersion second = learn(open(folder), settings(6), watch);
        assertThat(second.name()).isEqualTo("v2");
        assertThat(watch.lines)
                .anyMatch(line -> line.matches("Going on after step [1-9][0-9]* of an earlier training"));
        assertThat(watch.points.stream().filter(point -> point.has("best")))
                .as("the curve is whole")
                .hasSize(6);
        assertThat(folder.resolve("checkpoints")).doesNotExist();

        Path other = folder.resolveSibling("whole");
        LearnedVersion whole = learn(open(other), settings(6), new RecordedWatch());
        assertThat(Files.readAllBytes(folder.resolve("v2/model.safetensors")))
                .isEqualTo(Files.readAllBytes(other.resolve("v1/model.safetensors")));
        assertThat(second.details().number("f1")).isEqualTo(whole.details().number("f1"));
    }

    @Test
    void crashedInNativeCodeItSaysSo() throws IOException {
        assertThatThrownBy(() -> learn(trainings, settings(50), signal("-11")))
                .isInstanceOf(BackendException.class)
                .hasMessage("the training process crashed in native code (SIGSEGV)");
        assertThat(Path.of("").toAbsolutePath().toFile().list())
                .as("no crash report that may show somebody's text")
                .noneMatch(name -> name.startsWith("hs_err") || name.startsWith("core"));
        everythingIsAsItWas();
        assertThat(folder.resolve("checkpoints/model")).isNotEmptyDirectory();
    }

    @Test
    void outOfMemoryItSaysSo() throws IOException {
        ChildJvm small = new ChildJvm(
                "24m", 1, Duration.ofSeconds(60), Duration.ofSeconds(1), System.getProperty("java.class.path"));
        LearnerTrainings cramped = LearnerTrainings.open(folder, new ChildTrainer(small));
        assertThatThrownBy(() -> learn(cramped, settings(2), new RecordedWatch()))
                .isInstanceOf(BackendException.class)
                .hasMessageStartingWith("the training process ran out of memory");
        everythingIsAsItWas();
    }

    @Test
    void divergedItSaysInWhichStep() throws IOException {
        assertThatThrownBy(() -> learn(trainings, settings(3).with("learning_rate", 1e30), new RecordedWatch()))
                .isInstanceOf(BackendException.class)
                .hasMessageMatching(
                        "the training diverged in step [23] \\(epoch 1\\): loss .*Try a lower learning rate.*");
        everythingIsAsItWas();
    }

    @Test
    void cancelledItEndsWithinTwoSecondsAlsoInTheMiddleOfALongStep() throws Exception {
        AtomicLong asked = new AtomicLong();
        RecordedWatch[] watch = new RecordedWatch[1];
        watch[0] = new RecordedWatch(point -> {
            if (asked.compareAndSet(0, System.nanoTime())) {
                watch[0].cancel();
            }
        });
        // MiniLM with large batches: a step takes longer than anybody wants to wait.
        JsonObject slow = JsonObject.parse("{\"num_train_epochs\": 50, \"per_device_train_batch_size\": 64,"
                + " \"logging_steps\": 1, \"force\": true}");
        Throwable thrown = catchThrowable(() -> learn(trainings, slow, watch[0]));
        Duration took = Duration.ofNanos(System.nanoTime() - asked.get());
        assertThat(thrown).isInstanceOf(CancellationException.class);
        assertThat(took).isLessThan(Duration.ofSeconds(2));
        assertThat(ProcessHandle.current().children()).isEmpty();
        everythingIsAsItWas();
    }
}
