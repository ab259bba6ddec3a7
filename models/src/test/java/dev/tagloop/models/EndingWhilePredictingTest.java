package dev.tagloop.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A signal while a model computes must end the process, not crash it. */
@Tag("thorough")
class EndingWhilePredictingTest {
    @TempDir
    Path folder;

    @RepeatedTest(2)
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
    void aSignalEndsTheProcessWithoutACrash() throws Exception {
        Process child = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Endless.class.getName()))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = child.inputReader(StandardCharsets.UTF_8)) {
            String line = output.readLine();
            while (line != null && !line.equals("predicting")) {
                line = output.readLine();
            }
            assertThat(line).isEqualTo("predicting");
            child.destroy();
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).isEqualTo(128 + 15);
        } finally {
            child.destroyForcibly();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aClosedPipelineSaysSo() {
        TokenClassificationPipeline pipeline = Pipelines.tokenClassification(RuleCheckpoint.of(Map.of()));
        pipeline.close();
        pipeline.close();
        assertThatThrownBy(() -> pipeline.predict("Berlin", Aggregation.SIMPLE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    /** Two threads that predict until the process is ended. */
    static final class Endless {
        public static void main(String[] args) {
            TokenClassificationPipeline pipeline =
                    Pipelines.tokenClassification(RuleCheckpoint.of(Map.of("berlin", "B-LOC")));
            List<String> texts = Collections.nCopies(64, "word ".repeat(200));
            pipeline.predict(texts, Aggregation.SIMPLE);
            for (int i = 0; i < 2; i++) {
                Thread.ofPlatform().start(() -> {
                    while (true) {
                        pipeline.predict(texts, Aggregation.SIMPLE);
                    }
                });
            }
            System.out.println("predicting");
        }
    }
}
