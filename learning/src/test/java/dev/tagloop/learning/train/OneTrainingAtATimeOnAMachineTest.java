package dev.tagloop.learning.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.labelstudio.backend.SteppedAsideException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// A lock is held, not looked at.
@SuppressWarnings("try")
@Tag("thorough")
class OneTrainingAtATimeOnAMachineTest {
    @TempDir
    private Path folder;

    private Path file;
    private String former;

    /** Takes the lock and waits for its end. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws Exception {
            try (MachineLock lock = MachineLock.acquire("project 4", TrainingWatch.none())) {
                System.out.println("held");
                System.in.read();
            }
        }
    }

    @BeforeEach
    void useAFileOfItsOwn() {
        file = folder.resolve("home/training.lock");
        former = System.setProperty(MachineLock.PROPERTY, file.toString());
    }

    @AfterEach
    void restore() {
        if (former == null) {
            System.clearProperty(MachineLock.PROPERTY);
        } else {
            System.setProperty(MachineLock.PROPERTY, former);
        }
    }

    private Process holder() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-D" + MachineLock.PROPERTY + "=" + file,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Holder.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.inputReader().readLine()).isEqualTo("held");
        return process;
    }

    @Test
    void whoWaitsIsToldWhoHoldsItAndGoesOnWhenThatProcessIsKilled() throws Exception {
        Process other = holder();
        List<String> steps = new CopyOnWriteArrayList<>();
        CountDownLatch waits = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            try {
                waits.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            other.destroyForcibly();
        });
        TrainingWatch watch = new TrainingWatch(
                (step, done, total) -> {
                    steps.add(step);
                    waits.countDown();
                },
                new CancelToken(),
                epoch -> {});
        try (MachineLock lock = MachineLock.acquire("project 5", watch)) {
            assertThat(other.waitFor()).isEqualTo(137);
            assertThat(steps)
                    .singleElement()
                    .asString()
                    .matches("Waiting: another training runs \\(project 4, process " + other.pid()
                            + ", since [0-9]{2}:[0-9]{2}\\)");
            assertThat(Files.readString(file))
                    .startsWith("project 5, process " + ProcessHandle.current().pid() + ", since ");
        }
        assertThat(file).isEmptyFile();
    }

    @Test
    void waitingCanBeCancelledAndLeavesTheLockToItsHolder() throws Exception {
        Process other = holder();
        try {
            CancelToken cancel = new CancelToken();
            TrainingWatch watch = new TrainingWatch((step, done, total) -> cancel.cancel(), cancel, epoch -> {});
            assertThatThrownBy(() -> MachineLock.acquire("project 5", watch)).isInstanceOf(CancellationException.class);
            assertThat(Files.readString(file)).startsWith("project 4");
        } finally {
            other.destroyForcibly().waitFor();
        }
        MachineLock.acquire("project 5", TrainingWatch.none()).close();
    }

    @Test
    void threadsOfOneProcessTakeTurns() {
        CancelToken cancel = new CancelToken();
        List<String> steps = new CopyOnWriteArrayList<>();
        TrainingWatch watch = new TrainingWatch(
                (step, done, total) -> {
                    steps.add(step);
                    cancel.cancel();
                },
                cancel,
                epoch -> {});
        try (MachineLock lock = MachineLock.acquire("project 4", TrainingWatch.none())) {
            assertThatThrownBy(() -> MachineLock.acquire("project 5", watch)).isInstanceOf(CancellationException.class);
        }
        assertThat(steps).singleElement().asString().startsWith("Waiting: another training runs (project 4, process");
    }

    @Test
    void oneInTheBackgroundMakesWayAndThenAsksAnewWhetherItIsWorthItsWhile() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        List<String> order = new CopyOnWriteArrayList<>();
        TrainingWatch background =
                new TrainingWatch((step, done, total) -> {}, new CancelToken(), epoch -> {}, step -> {}, true);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = threads.submit(() -> TrainingTurn.take("project 4", background, watch -> {
                begun.countDown();
                while (true) {
                    watch.progress().report("Training", 1, 10);
                    watch.cancel().throwIfCancelled();
                    Thread.onSpinWait();
                }
            }));
            begun.await();
            List<String> told = new CopyOnWriteArrayList<>();
            TrainingWatch waited =
                    new TrainingWatch((step, done, total) -> told.add(step), new CancelToken(), epoch -> {});
            assertThat(TrainingTurn.<String>take("project 5", waited, watch -> {
                        order.add("project 5");
                        assertThat(first.isDone()).isFalse();
                        return "made";
                    }))
                    .isEqualTo("made");
            assertThat(told).first().asString().contains("(project 4, ").endsWith("; it makes way)");
            assertThatThrownBy(first::get).hasCauseInstanceOf(SteppedAsideException.class);
        }
        assertThat(order).containsExactly("project 5");
        assertThat(TrainingTurn.<String>take("project 4", background, watch -> "made"))
                .isEqualTo("made");
    }

    @Test
    void whoWaitedInTheBackgroundForAnotherProcessMadeNothing() throws Exception {
        Process other = holder();
        TrainingWatch background = new TrainingWatch(
                (step, done, total) -> other.destroyForcibly(), new CancelToken(), epoch -> {}, step -> {}, true);
        assertThatThrownBy(() -> TrainingTurn.<String>take("project 5", background, watch -> "made"))
                .isInstanceOf(SteppedAsideException.class);
        assertThat(file).isEmptyFile();
    }

    @Test
    void aFolderThatCannotBeUsedIsNoReasonNotToTrain() throws Exception {
        Files.writeString(folder.resolve("home"), "a file in the way");
        MachineLock.acquire("project 4", TrainingWatch.none()).close();
        MachineLock.acquire("project 4", TrainingWatch.none()).close();
    }
}
