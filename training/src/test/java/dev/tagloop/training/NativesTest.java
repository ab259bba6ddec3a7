package dev.tagloop.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.tagloop.training.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativesTest {

    @Test
    void loadingSwitchesTrackingAndDownloadsOff() {
        assertThat(Natives.load().getEngineName()).isEqualTo("PyTorch");
        assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
        assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
        assertThat(Natives.directory().resolve("pytorch")).isDirectory();
    }

    @Test
    void aFolderThatCannotBeMadeIsNamedWithTheWayOut(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        assertThatThrownBy(() -> Natives.requireUsable(file.resolve("natives")))
                .isInstanceOf(NativesException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("TAGLOOP_CACHE");
    }

    @Test
    void aReadOnlyFolderIsNamedWithTheWayOut(@TempDir Path folder) {
        assumeFalse(
                !folder.toFile().setWritable(false) || Files.isWritable(folder),
                "this user may write read-only folders, skipped");
        try {
            assertThatThrownBy(() -> Natives.requireUsable(folder))
                    .isInstanceOf(NativesException.class)
                    .hasMessageContaining("TAGLOOP_CACHE");
        } finally {
            assertThat(folder.toFile().setWritable(true)).isTrue();
        }
    }

    @Test
    void aReadOnlyFolderWithUnpackedLibrariesIsGoodEnough(@TempDir Path folder) throws IOException {
        Path version = Files.createDirectories(folder.resolve("pytorch").resolve("2.7.1-cpu"));
        Files.writeString(version.resolve(System.mapLibraryName("torch_cpu")), "");
        assertThat(folder.toFile().setWritable(false)).isTrue();
        try {
            Natives.requireUsable(folder);
        } finally {
            assertThat(folder.toFile().setWritable(true)).isTrue();
        }
    }

    @Test
    void theCacheOfTheEnvironmentIsUsed(@TempDir Path folder) {
        assertThat(ChildJvm.of(PrintDirectory.class.getName())
                        .environment("TAGLOOP_CACHE", folder.toString())
                        .run())
                .containsExactly(folder.resolve("natives").toString());
    }

    static final class PrintDirectory {
        public static void main(String[] arguments) {
            System.out.println(Natives.directory());
        }
    }
}
