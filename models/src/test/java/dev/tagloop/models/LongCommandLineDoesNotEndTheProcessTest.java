package dev.tagloop.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.models.internal.ort.OrtModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** ONNX Runtime recurses over the command line as it starts; a class path of a real program is thousands of characters. */
class LongCommandLineDoesNotEndTheProcessTest {
    @Test
    void onnxRuntimeStartsInAProcessWithACommandLineOf120000Characters() throws Exception {
        Process child = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dlong=" + "/some/library-1.2.3.jar:".repeat(5000),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Start.class.getName()))
                .redirectErrorStream(true)
                .start();
        child.getOutputStream().close();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).as(output).isZero();
        assertThat(output).contains("refused as it should be");
    }

    /** Loads bytes that are no model: enough to start ONNX Runtime, which then says so. */
    static final class Start {
        public static void main(String[] args) {
            try {
                OrtModel.load(new byte[] {1, 2, 3}, 1).close();
            } catch (ModelFormatException e) {
                System.out.println("refused as it should be");
            }
        }
    }
}
