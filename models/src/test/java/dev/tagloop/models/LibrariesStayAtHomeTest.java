package dev.tagloop.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that predicts for the first time ever, with empty caches and nothing told to its libraries but by us. */
class LibrariesStayAtHomeTest {
    @TempDir
    Path folder;

    @Test
    void nothingIsLeftInTheTempFolder() throws Exception {
        Path temp = Files.createDirectory(folder.resolve("temp"));
        run(List.of(), List.of("-Djava.io.tmpdir=" + temp));
        assertThat(temp).isEmptyDirectory();
        assertThat(folder.resolve("cache/natives/onnxruntime")).isNotEmptyDirectory();
        assertThat(folder.resolve("cache/natives/tokenizers")).isNotEmptyDirectory();
    }

    @Test
    @Tag("slow")
    void nothingIsSentAnywhere() throws Exception {
        // The JDK itself makes a socket to see whether the machine has IPv6, and never connects it.
        Path trace = folder.resolve("trace");
        assumeTrue(canTrace(), "strace is not installed or may not trace here, skipped");
        run(
                List.of("strace", "-f", "-q", "-e", "trace=connect,sendto,sendmsg,sendmmsg", "-o", trace.toString()),
                List.of());
        try (Stream<String> calls = Files.lines(trace, StandardCharsets.ISO_8859_1)) {
            assertThat(calls.filter(call -> call.contains("AF_INET"))).isEmpty();
        }
    }

    private static boolean canTrace() throws InterruptedException {
        try {
            return new ProcessBuilder("strace", "-q", "-e", "trace=none", "true")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void run(List<String> before, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Once.class.getName()));
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeAll(List.of("OPT_OUT_TRACKING", "DJL_OFFLINE", "ENGINE_CACHE_DIR", "DJL_CACHE_DIR"));
        environment.put("TAGLOOP_CACHE", folder.resolve("cache").toString());
        Process child = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(child.exitValue()).as(Files.readString(output)).isZero();
            assertThat(output).content().contains("found 1");
        } finally {
            child.destroyForcibly();
        }
    }

    /** Predicts once and ends. */
    static final class Once {
        public static void main(String[] args) {
            try (TokenClassificationPipeline pipeline =
                    Pipelines.tokenClassification(RuleCheckpoint.of(Map.of("berlin", "B-LOC")))) {
                System.out.println("found "
                        + pipeline.predict("in Berlin", Aggregation.SIMPLE).size());
            }
        }
    }
}
