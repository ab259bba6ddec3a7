package dev.tagloop.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
    @TempDir
    Path cache;

    @Test
    void whatAKilledProcessLeftIsRemovedByTheNextOneAndWhatALivingOneHoldsIsKept() throws Exception {
        Path all = cache.resolve("scratch");
        Process killed = start();
        Process living = start();
        try {
            assertThat(folders(all)).hasSize(2);
            killed.destroyForcibly();
            assertThat(killed.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(folders(all)).hasSize(2);
            Scratch next = Scratch.open(all);
            assertThat(folders(all))
                    .hasSize(2)
                    .contains(next.folder())
                    .anySatisfy(folder ->
                            assertThat(folder.getFileName().toString()).startsWith(living.pid() + "-"));
            next.close();
            assertThat(folders(all)).hasSize(1);
        } finally {
            living.getOutputStream().close();
            assertThat(living.waitFor(1, TimeUnit.MINUTES)).isTrue();
            killed.destroyForcibly();
        }
        try (Stream<Path> left = Files.list(all)) {
            assertThat(left).containsExactly(all.resolve("gate"));
        }
    }

    private static List<Path> folders(Path all) throws IOException {
        try (Stream<Path> files = Files.list(all)) {
            return files.filter(Files::isDirectory).toList();
        }
    }

    /** A process that has a folder with a file in it. */
    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName());
        builder.environment().put("TAGLOOP_CACHE", cache.toString());
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertThat(said.readLine()).isEqualTo("holds");
        return process;
    }

    /** Holds a folder until its input ends. */
    static final class Holder {
        public static void main(String[] args) throws IOException {
            Files.writeString(Scratch.folder("test").resolve("file"), "in use");
            System.out.println("holds");
            while (System.in.read() >= 0) {
                // Nothing comes.
            }
        }
    }
}
