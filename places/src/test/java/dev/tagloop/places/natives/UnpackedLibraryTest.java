package dev.tagloop.places.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any file of a jar can stand in for a library: here JUnit's own class. */
class UnpackedLibraryTest {
    private static final String ROOT = "/org/junit/jupiter/api";
    private static final List<String> NAMES = List.of("Test.class");

    @TempDir
    Path base;

    @Test
    void aSecondStartUsesTheFilesOfTheFirst() throws IOException {
        Path first = UnpackedLibrary.unpack(base, "junit", Test.class, ROOT, NAMES);
        FileTime written = Files.getLastModifiedTime(first.resolve("Test.class"));
        assertThat(UnpackedLibrary.unpack(base, "junit", Test.class, ROOT, NAMES))
                .isEqualTo(first);
        assertThat(Files.getLastModifiedTime(first.resolve("Test.class"))).isEqualTo(written);
    }

    @Test
    void otherContentsHaveAnotherFolder() {
        Path one = UnpackedLibrary.unpack(base, "junit", Test.class, ROOT, NAMES);
        Path other = UnpackedLibrary.unpack(base, "junit", Test.class, ROOT, List.of("Assertions.class"));
        assertThat(other).isNotEqualTo(one);
    }

    @Test
    void manyAtOnceLeaveOneWholeFileAndNothingElse() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            Callable<Path> unpacking = () -> UnpackedLibrary.unpack(base, "junit", Test.class, ROOT, NAMES);
            List<Future<Path>> all = pool.invokeAll(
                    IntStream.range(0, 16).mapToObj(i -> unpacking).toList());
            Path folder = all.getFirst().get();
            for (Future<Path> one : all) {
                assertThat(one.get()).isEqualTo(folder);
            }
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files).containsExactly(folder.resolve("Test.class"));
            }
            try (var in = Test.class.getResourceAsStream(ROOT + "/Test.class")) {
                assertThat(folder.resolve("Test.class")).hasBinaryContent(in.readAllBytes());
            }
        }
    }

    @Test
    void whatTheJarDoesNotHaveIsSaidByName() {
        assertThatThrownBy(() -> UnpackedLibrary.unpack(base, "junit", Test.class, ROOT, List.of("libnone.so")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(ROOT + "/libnone.so");
    }

    @Test
    void aFolderThatCannotBeWrittenSaysHowToNameAnother() throws IOException {
        Path file = Files.createFile(base.resolve("taken"));
        assertThatThrownBy(() -> UnpackedLibrary.unpack(file, "junit", Test.class, ROOT, NAMES))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("TAGLOOP_CACHE");
    }
}
