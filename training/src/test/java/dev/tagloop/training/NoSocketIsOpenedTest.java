package dev.tagloop.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tagloop.training.testing.ChildJvm;
import dev.tagloop.training.testing.Texts;
import dev.tagloop.training.testing.TinyBert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Loading libtorch and the tokenizer, unpacking included, and a training speak to nobody. (The JDK itself makes a socket
 * of each family when its network library loads, to learn whether the machine has IPv6, and closes it unused.)
 */
@Tag("slow")
class NoSocketIsOpenedTest {

    @Test
    void aFirstTrainingConnectsBindsAndSendsNowhere(@TempDir Path folder) throws Exception {
        assumeTrue(tracingWorks(), "strace is absent or tracing is forbidden here, skipped");
        Path trace = folder.resolve("trace");
        List<String> lines = ChildJvm.of(TrainOnce.class.getName())
                .under(
                        "strace",
                        "-f",
                        "-qq",
                        "-e",
                        "trace=connect,bind,sendto,sendmsg,sendmmsg,execve",
                        "-o",
                        trace.toString())
                .environment("TAGLOOP_CACHE", folder.resolve("cache").toString())
                .run();
        assertThat(lines).containsExactly("trained");
        List<String> calls = Files.readAllLines(trace);
        // The trace saw the process, so that finding nothing means something.
        assertThat(calls).anyMatch(call -> call.contains("execve("));
        assertThat(calls).noneMatch(call -> call.contains("AF_INET"));
    }

    private static boolean tracingWorks() throws InterruptedException {
        try {
            return new ProcessBuilder("strace", "-f", "-o", "/dev/null", "true")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    static final class TrainOnce {
        public static void main(String[] arguments) {
            FineTuning.tokenClassification(TinyBert.checkpoint())
                    .train(Texts.some(10))
                    .settings(TrainingSettings.defaultsFor(10).withEpochs(1))
                    .run();
            System.out.println("trained");
        }
    }
}
