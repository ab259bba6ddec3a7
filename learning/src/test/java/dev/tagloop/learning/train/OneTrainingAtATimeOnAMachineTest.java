package dev.tagloop.learning.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.jobs.CancelToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// A lock is held, not looked at.
@SuppressWarnings("try")
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
                    .containsExactly("Waiting: another training runs (project 4, process " + other.pid() + ")");
            assertThat(Files.readString(file))
                    .isEqualTo("project 5, process " + ProcessHandle.current().pid());
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
    void aFolderThatCannotBeUsedIsNoReasonNotToTrain() throws Exception {
        Files.writeString(folder.resolve("home"), "a file in the way");
        MachineLock.acquire("project 4", TrainingWatch.none()).close();
        MachineLock.acquire("project 4", TrainingWatch.none()).close();
    }
}
