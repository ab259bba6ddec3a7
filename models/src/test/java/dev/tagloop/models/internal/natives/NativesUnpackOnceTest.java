package dev.tagloop.models.internal.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativesUnpackOnceTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x64",
        "Linux, aarch64, linux-aarch64",
        "Mac OS X, aarch64, osx-aarch64",
        "Windows 11, amd64, win-x64",
    })
    void platformsAreNamedAsInTheJar(String os, String arch, String platform) {
        assertThat(OnnxRuntimeNatives.platform(os, arch)).isEqualTo(platform);
    }

    @Test
    void aSecondStartFindsTheLibrariesOfTheFirst() throws IOException {
        Path first = OnnxRuntimeNatives.unpack(folder);
        Path library = first.resolve(System.mapLibraryName("onnxruntime"));
        assertThat(library).isRegularFile();
        assertThat(first.resolve(System.mapLibraryName("onnxruntime4j_jni"))).isRegularFile();
        FileTime unpacked = Files.getLastModifiedTime(library);
        assertThat(OnnxRuntimeNatives.unpack(folder)).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(library)).isEqualTo(unpacked);
        try (Stream<Path> files = Files.list(first)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("unpacking")))
                    .isEmpty();
        }
    }

    @Test
    void aFileInPlaceOfTheFolderIsAClearError() throws IOException {
        Path file = Files.createFile(folder.resolve("taken"));
        assertThatThrownBy(() -> OnnxRuntimeNatives.unpack(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("TAGLOOP_CACHE");
    }

    @Test
    void quietFlagsAreSetBeforeTheTokenizerLibraryLoads() {
        TokenizerNatives.prepare();
        assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
        assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
        assumeTrue(System.getenv("ENGINE_CACHE_DIR") == null && System.getenv("DJL_CACHE_DIR") == null);
        assertThat(NativeFolder.engineCache()).isPresent();
    }
}
