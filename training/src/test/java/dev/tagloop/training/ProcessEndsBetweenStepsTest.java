package dev.tagloop.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.training.testing.ChildJvm;
import dev.tagloop.training.testing.Texts;
import dev.tagloop.training.testing.TinyBert;
import java.io.BufferedReader;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Tearing libtorch down under a running step crashes a process; the end of the process waits for the step instead. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
@Tag("thorough")
class ProcessEndsBetweenStepsTest {

    private static final int TERMINATED = 128 + 15;

    @Test
    void aTerminatedTrainingEndsWithoutACrash() throws Exception {
        Process process = ChildJvm.of(TrainForever.class.getName())
                .options("-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=/dev/null")
                .start();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).isEqualTo("step 5");
            // The process's own destroy() would close the stream as well.
            process.toHandle().destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(TERMINATED);
            assertThat(output.lines()).noneMatch(line -> line.contains("SIGSEGV"));
        } finally {
            process.destroyForcibly();
        }
    }

    static final class TrainForever {
        public static void main(String[] arguments) {
            EpochListener listener = new EpochListener() {
                @Override
                public void epoch(EpochRecord epoch) {}

                @Override
                public void step(long done, long total, double loss) {
                    if (done == 5) {
                        System.out.println("step 5");
                    }
                }
            };
            try {
                FineTuning.tokenClassification(TinyBert.checkpoint())
                        .train(Texts.some(200))
                        .settings(TrainingSettings.defaultsFor(200)
                                .withEpochs(100_000)
                                .withThreads(1))
                        .listener(listener)
                        .run();
            } catch (TrainingCancelledException e) {
                // Expected; the process may halt before this line runs.
                System.out.println("cancelled");
            }
        }
    }
}
