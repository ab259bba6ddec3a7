package dev.tagloop.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JvmOptionsTest {
    @Test
    void aTrainingTakesAQuarterOfTheMemoryBetweenTwoBounds() {
        assertThat(JvmOptions.trainingHeap(24L << 30)).isEqualTo("2048m");
        assertThat(JvmOptions.trainingHeap(4L << 30)).isEqualTo("1024m");
        assertThat(JvmOptions.trainingHeap(512L << 20)).isEqualTo("256m");
    }

    @Test
    void thisJavaStartsWithThem() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(JvmOptions.common());
        command.add("-version");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).doesNotContainIgnoringCase("warning");
    }
}
